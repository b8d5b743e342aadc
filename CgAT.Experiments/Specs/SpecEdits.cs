using System.Reflection;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Extensions;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Copies of specs with something changed, for languages without C#'s <c>with</c>. The copies are not checked:
/// <see cref="SpecValidator"/> does that.
/// </summary>
public static class SpecEdits
{
    /// <summary>A copy with other seeds.</summary>
    public static ExperimentSpec WithSeeds(ExperimentSpec spec, IReadOnlyList<long> seeds) =>
        spec with { Seeds = seeds };

    /// <summary>A copy with another name.</summary>
    public static ExperimentSpec WithName(ExperimentSpec spec, string name) => spec with { Name = name };

    /// <summary>A copy with codes of another length, in bits.</summary>
    public static ExperimentSpec WithBits(ExperimentSpec spec, int bits) =>
        spec with { Hashing = spec.Hashing with { Bits = bits } };

    /// <summary>A copy with another number of epochs of hashing.</summary>
    public static ExperimentSpec WithHashingEpochs(ExperimentSpec spec, int epochs) =>
        spec with { Hashing = spec.Hashing with { Epochs = epochs } };

    /// <summary>A copy with another number of epochs of warm-up.</summary>
    /// <exception cref="ArgumentException">The backbone has no warm-up.</exception>
    public static ExperimentSpec WithWarmUpEpochs(ExperimentSpec spec, int epochs) => spec.Backbone switch
    {
        ConvNetSSpec network => spec with
        {
            Backbone = network with { WarmUp = network.WarmUp with { Epochs = epochs } },
        },
        ImageNetBackboneSpec { WarmUp: { } warmUp } network => spec with
        {
            Backbone = network with { WarmUp = warmUp with { Epochs = epochs } },
        },
        CustomBackboneSpec { WarmUp: { } warmUp } network => spec with
        {
            Backbone = network with { WarmUp = warmUp with { Epochs = epochs } },
        },
        _ => throw new ArgumentException($"the backbone '{spec.Backbone.Kind}' has no warm-up", nameof(spec)),
    };

    /// <summary>A copy with another number of epochs of every defence that trains.</summary>
    public static ExperimentSpec WithDefenseEpochs(ExperimentSpec spec, int epochs) => MapDefenses(
        spec, defense => defense is TrainedDefenseSpec trained ? trained with { Epochs = epochs } : defense);

    /// <summary>A copy with another weight of CgAT's center-code term.</summary>
    public static ExperimentSpec WithLambda(ExperimentSpec spec, double lambda) => MapDefenses(
        spec, defense => defense is AdversarialDefenseSpec attacked ? attacked with { Lambda = lambda } : defense);

    /// <summary>A copy with another number of iterations of the attack inside CgAT.</summary>
    public static ExperimentSpec WithDefenseIterations(ExperimentSpec spec, int iterations) => MapDefenses(
        spec, defense => defense is AdversarialDefenseSpec attacked ? attacked with { Iterations = iterations } : defense);

    /// <summary>A copy with another number of iterations of every attack that iterates.</summary>
    public static ExperimentSpec WithAttackIterations(ExperimentSpec spec, int iterations) => MapAttacks(
        spec, attack => attack is GradientAttackSpec gradient ? gradient with { Iterations = iterations } : attack);

    /// <summary>A copy with every defence replaced by what <paramref name="change"/> makes of it.</summary>
    public static ExperimentSpec MapDefenses(ExperimentSpec spec, Func<DefenseSpec, DefenseSpec> change) =>
        spec with { Defenses = [.. spec.Defenses.Select(change)] };

    /// <summary>A copy with every attack replaced by what <paramref name="change"/> makes of it.</summary>
    public static ExperimentSpec MapAttacks(ExperimentSpec spec, Func<AttackSpec, AttackSpec> change) =>
        spec with { Attacks = [.. spec.Attacks.Select(change)] };

    /// <summary>A copy with another number of threads.</summary>
    public static ExperimentSpec WithThreads(ExperimentSpec spec, int threads) =>
        spec with { Numerics = spec.Numerics with { Threads = threads } };

    /// <summary>
    /// A copy of any record of the spec language with one setting, named by its TOML key, replaced:
    /// <c>WithSetting(defense, "lambda", 0.5)</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The record has no such key, or the value is of another type.</exception>
    public static TRecord WithSetting<TRecord>(TRecord record, string key, object? value)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(record);
        var shape = SpecShapes.Record(record.GetType());
        var setting = shape.Find(key)
            ?? throw new ArgumentException($"no setting '{key}', but: {string.Join(", ", shape.Keys)}", nameof(key));
        if (value is null ? !setting.Rules.Optional : !setting.Property.PropertyType.IsInstanceOfType(value))
        {
            throw new ArgumentException($"'{key}' is {Expected.Of(setting)}, not {value ?? "null"}", nameof(value));
        }

        // The method behind C#'s 'with'.
        var clone = shape.Type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public)!;
        var copy = clone.Invoke(record, null)!;
        setting.Property.SetValue(copy, value);
        return (TRecord)copy;
    }
}
