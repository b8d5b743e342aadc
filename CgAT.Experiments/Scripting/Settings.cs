using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Scripting;

/// <summary>The settings that are changed most. <see cref="Setting.Of"/> makes all others.</summary>
public static class Settings
{
    /// <summary>Name of the experiment.</summary>
    public static Setting<string> Name { get; } = Setting.Of((ExperimentSpec spec) => spec.Name);

    /// <summary>Seeds of all randomness, one run each.</summary>
    public static Setting<IReadOnlyList<long>> Seeds { get; } = Setting.Of((ExperimentSpec spec) => spec.Seeds);

    /// <summary>How much of the data set is taken; all of it for null.</summary>
    public static Setting<LimitSpec?> Limit { get; } = Setting.Of((DatasetSpec dataset) => dataset.Limit);

    /// <summary>Epochs of the classification warm-up.</summary>
    public static Setting<int> WarmUpEpochs { get; } = new(typeof(BackboneSpec), null, ["warm_up", "epochs"]);

    /// <summary>Length of a hash code in bits.</summary>
    public static Setting<int> Bits { get; } = Setting.Of((HashingSpec hashing) => hashing.Bits);

    /// <summary>Epochs of hashing training.</summary>
    public static Setting<int> HashingEpochs { get; } = Setting.Of((HashingSpec hashing) => hashing.Epochs);

    /// <summary>The preset of the hashing method; bits, epochs and optimizer stay.</summary>
    public static Setting<string> HashingPreset { get; } = Setting.PresetOf<HashingSpec>();

    /// <summary>Epochs of every defence that trains.</summary>
    public static Setting<int> DefenseEpochs { get; } = Setting.Of((TrainedDefenseSpec defense) => defense.Epochs);

    /// <summary>Budget of the attack inside every adversarial training, in [0, 1] of a pixel.</summary>
    public static Setting<double> DefenseEpsilon { get; } =
        Setting.Of((AdversarialDefenseSpec defense) => defense.Epsilon);

    /// <summary>Step of the attack inside every adversarial training, in [0, 1] of a pixel.</summary>
    public static Setting<double> DefenseStep { get; } = Setting.Of((AdversarialDefenseSpec defense) => defense.Step);

    /// <summary>Iterations of the attack inside every adversarial training.</summary>
    public static Setting<int> DefenseIterations { get; } =
        Setting.Of((AdversarialDefenseSpec defense) => defense.Iterations);

    /// <summary>Weight of the adversarial terms of every adversarial training.</summary>
    public static Setting<double> Lambda { get; } = Setting.Of((AdversarialDefenseSpec defense) => defense.Lambda);

    /// <summary>Budget of every attack by gradients.</summary>
    public static Setting<double> AttackEpsilon { get; } = Setting.Of((GradientAttackSpec attack) => attack.Epsilon);

    /// <summary>Iterations of every attack by gradients.</summary>
    public static Setting<int> AttackIterations { get; } = Setting.Of((GradientAttackSpec attack) => attack.Iterations);

    /// <summary>Where the networks are: "auto", "cpu", "cuda" or "cuda:N".</summary>
    public static Setting<string> Device { get; } = Setting.Of((NumericsSpec numerics) => numerics.Device);

    /// <summary>Into how many parts, a thread each, every batch is split.</summary>
    public static Setting<int> Threads { get; } = Setting.Of((NumericsSpec numerics) => numerics.Threads);

    /// <summary>What computes convolutions on the CPU: "libtorch" or "winograd".</summary>
    public static Setting<string> Convolutions { get; } = Setting.Of((NumericsSpec numerics) => numerics.Convolutions);
}
