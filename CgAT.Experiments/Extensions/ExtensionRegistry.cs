using System.Collections.Concurrent;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Defenses;
using CgAT.Core.Errors;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Extensions;

/// <summary>
/// What scripts have registered, by kind and name. It is the program's, since a spec can name code and not hold it. A
/// spec states the digest of the source, and one name and digest stand for one code: another one is refused, since the
/// stored results of the first would be taken for its own.
/// </summary>
internal static class ExtensionRegistry
{
    private static readonly ConcurrentDictionary<(Type Spec, string Name), Extension> All = new();

    /// <summary>
    /// Registers. The same code may come again, as where a script runs twice in a session; from a file that has changed
    /// it takes the place of what had the name.
    /// </summary>
    /// <exception cref="UserErrorException">CGAT0121: the name and the file stand for other code already.</exception>
    public static void Add<TSpec>(Extension extension)
        where TSpec : IExtensionSpec => All.AddOrUpdate(
            (typeof(TSpec), extension.Name),
            extension,
            (_, known) => known.Source != extension.Source || SameCode.Of(known.Make, extension.Make)
                ? extension
                : throw Twice(extension));

    /// <summary>What has a name; null where nothing has.</summary>
    public static Extension? Find(Type spec, string name) => All.GetValueOrDefault((spec, name));

    /// <summary>All names of a kind.</summary>
    public static IReadOnlyList<string> Names(Type spec) =>
        [.. All.Keys.Where(key => key.Spec == spec).Select(key => key.Name).Order(StringComparer.Ordinal)];

    public static Func<AttackedBatch, IAttackLoss> Attack(CustomAttackSpec spec)
    {
        var (make, calls) = Require<Func<AttackedBatch, IAttackLoss>>(spec);
        return batch => new CalledAttackLoss(calls, calls.Of("the loss of a batch", () => make(batch)));
    }

    public static Func<HashingLossStart, IHashingLoss> Hashing(CustomHashingSpec spec)
    {
        var (make, calls) = Require<Func<HashingLossStart, IHashingLoss>>(spec);
        return start => new CalledHashingLoss(calls, calls.Of("the hashing loss", () => make(start)));
    }

    public static Func<DefenseStart, IDefense> Defense(CustomDefenseSpec spec)
    {
        var (make, calls) = Require<Func<DefenseStart, IDefense>>(spec);
        return start => new CalledDefense(calls, calls.Of("the defence", () => make(start)));
    }

    /// <summary>
    /// Of a backbone that is not registered too, whose spec is looked at; making it is an error then.
    /// </summary>
    public static Func<BackboneStart, Backbone> Backbone(CustomBackboneSpec spec) => start =>
    {
        var (make, calls) = Require<Func<BackboneStart, Backbone>>(spec);
        var made = calls.Of("the network", () => make(start));
        made.Guard = pass => calls.Of("what the network returns", pass);
        return made;
    };

    // A spec is checked before it runs; one out of a store, to be computed again, is not.
    private static (TMake Make, ExtensionCalls Calls) Require<TMake>(IExtensionSpec spec)
        where TMake : Delegate
    {
        var known = Find(spec.GetType(), spec.Extension);
        return known?.Source == spec.Source
            ? ((TMake)known.Make, new ExtensionCalls(known.Name, known.File))
            : throw new UserErrorException(new Diagnostic
            {
                Code = known is null ? ErrorCodes.ExtensionMissing : ErrorCodes.ExtensionChanged,
                Message = known is null
                    ? $"no script has registered '{spec.Extension}' here"
                    : $"'{spec.Extension}' is registered from a source with another digest than {spec.Source}",
                Remedy = "compute it from the script that registers it, as that was",
            });
    }

    private static UserErrorException Twice(Extension extension) => new(new Diagnostic
    {
        Code = ErrorCodes.ExtensionTwice,
        Message = $"'{extension.Name}' is registered a second time from {extension.File}, with other code or other "
            + "captured values",
        Remedy = "register it once, and give the numbers that differ as 'parameters'; "
            + "or give the other one another name",
    });
}
