using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>A defence that trains on attacked images.</summary>
public abstract record AdversarialDefenseSpec : TrainedDefenseSpec
{
    /// <summary>Largest change of a pixel in training.</summary>
    [Setting(
        "Largest change of a pixel in training",
        Min = 0, Max = 1, AboveMin = true), Fraction(FractionOf.PixelRange)]
    public required double Epsilon { get; init; }

    /// <summary>Change of a pixel in one step of the attack in training.</summary>
    [Setting(
        "Change of a pixel in one step of the attack in training",
        Min = 0, Max = 1, AboveMin = true), Fraction(FractionOf.PixelRange)]
    public required double Step { get; init; }

    /// <summary>Steps of the attack in training.</summary>
    [Setting("Steps of the attack in training", Min = 1, Max = 1000)]
    public required int Iterations { get; init; }

    /// <summary>Weight of the adversarial terms.</summary>
    [Setting("Weight of the adversarial terms", Min = 0)]
    public required double Lambda { get; init; }

    /// <summary>
    /// First epochs with an attack of their own, phase by phase; what is left of the epochs is as above.
    /// </summary>
    [Setting(
        "First epochs with an attack of their own, phase by phase; what is left of the epochs is as above",
        Optional = true, MinItems = 1)]
    public IReadOnlyList<DefensePhaseSpec>? Phases { get; init; }

    /// <summary>Where the attack in training starts: at a random point of the ball, or at the image.</summary>
    [Setting(
        "Where the attack in training starts: at a random point of the ball, or at the image",
        OneOf = new[] { "random", "image" }, Otherwise = "random")]
    public string Start { get; init; } = "random";

    /// <summary>Whether the network is attacked as it trains, with dropout, or as it is evaluated.</summary>
    [Setting(
        "Whether the network is attacked as it trains, with dropout, or as it is evaluated",
        OneOf = new[] { "training", "evaluation" }, Otherwise = "training")]
    public string AttackMode { get; init; } = "training";

    /// <summary>Steepness of the relaxation of codes in the attack in training.</summary>
    [Setting(
        "Steepness of the relaxation of codes in the attack in training",
        Min = 0, Max = 100, AboveMin = true, Otherwise = 1.0)]
    public double AttackAlpha { get; init; } = 1;

    /// <summary>Precision of the network while the gradient of the attack in training is taken.</summary>
    [Setting(
        "Precision of the network while the gradient of the attack in training is taken",
        OneOf = new[] { "float32", "bf16" }, Otherwise = "float32")]
    public string InnerPrecision { get; init; } = "float32";

    /// <summary>Held out training images that choose the epoch whose weights count; the last one without it.</summary>
    [Setting(
        "Held out training images that choose the epoch whose weights count; the last one without it", Optional = true)]
    public ValidationSpec? Validation { get; init; }

    /// <summary>
    /// How much better codes may fare under the attack in training than under one of ten steps before training stops:
    /// the check for catastrophic overfitting, on the agreement with center codes in [-1, 1].
    /// </summary>
    [Setting(
        "How much better codes may fare under the attack in training than under one of ten steps before training stops",
        Min = 0, Max = 2, Optional = true)]
    public double? OverfittingLimit { get; init; }
}
