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
/// What scripts have registered, by kind and name. It is the program's, since a spec can name code and not hold it; what is
/// computed depends on the digest of the source that the spec states, so that what is registered when changes no result.
/// </summary>
internal static class ExtensionRegistry
{
    private static readonly ConcurrentDictionary<(Type Spec, string Name), Extension> All = new();

    /// <summary>Registers; what had the name before has it no more, as where a notebook's cell runs again.</summary>
    public static void Add<TSpec>(Extension extension)
        where TSpec : IExtensionSpec => All[(typeof(TSpec), extension.Name)] = extension;

    /// <summary>What has a name; null where nothing has.</summary>
    public static Extension? Find(Type spec, string name) => All.GetValueOrDefault((spec, name));

    /// <summary>All names of a kind.</summary>
    public static IReadOnlyList<string> Names(Type spec) =>
        [.. All.Keys.Where(key => key.Spec == spec).Select(key => key.Name).Order(StringComparer.Ordinal)];

    public static Func<AttackedBatch, IAttackLoss> Attack(CustomAttackSpec spec) =>
        Require<Func<AttackedBatch, IAttackLoss>>(spec);

    public static Func<HashingLossStart, IHashingLoss> Hashing(CustomHashingSpec spec) =>
        Require<Func<HashingLossStart, IHashingLoss>>(spec);

    public static Func<DefenseStart, IDefense> Defense(CustomDefenseSpec spec) =>
        Require<Func<DefenseStart, IDefense>>(spec);

    /// <summary>Of a backbone that is not registered too, whose spec is looked at; making it is an error then.</summary>
    public static Func<BackboneStart, Backbone> Backbone(CustomBackboneSpec spec) =>
        start => Require<Func<BackboneStart, Backbone>>(spec)(start);

    // A spec is checked before it runs; one out of a store, to be computed again, is not.
    private static TMake Require<TMake>(IExtensionSpec spec)
        where TMake : Delegate
    {
        var known = Find(spec.GetType(), spec.Extension);
        return known?.Source == spec.Source ? (TMake)known.Make : throw new UserErrorException(new Diagnostic
        {
            Code = known is null ? ErrorCodes.ExtensionMissing : ErrorCodes.ExtensionChanged,
            Message = known is null
                ? $"no script has registered '{spec.Extension}' here"
                : $"'{spec.Extension}' is registered from a source with another digest than {spec.Source}",
            Remedy = "compute it from the script that registers it, as that was",
        });
    }
}
