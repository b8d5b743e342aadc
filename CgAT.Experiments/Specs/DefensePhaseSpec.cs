using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Some first epochs of a defence that train otherwise than the rest; what is not given is as in the rest.
/// </summary>
public sealed record DefensePhaseSpec
{
    /// <summary>Epochs of this phase.</summary>
    [Setting("Epochs of this phase", Min = 1, Max = 10_000)]
    public required int Epochs { get; init; }

    /// <summary>Largest change of a pixel in this phase.</summary>
    [Setting(
        "Largest change of a pixel in this phase",
        Min = 0, Max = 1, AboveMin = true, Optional = true), Fraction(FractionOf.PixelRange)]
    public double? Epsilon { get; init; }

    /// <summary>Change of a pixel in one step of the attack in this phase.</summary>
    [Setting(
        "Change of a pixel in one step of the attack in this phase",
        Min = 0, Max = 1, AboveMin = true, Optional = true), Fraction(FractionOf.PixelRange)]
    public double? Step { get; init; }

    /// <summary>Steps of the attack in this phase; 0 for a warm start without attacks.</summary>
    [Setting(
        "Steps of the attack in this phase; 0 for a warm start without attacks", Min = 0, Max = 1000, Optional = true)]
    public int? Iterations { get; init; }

    /// <summary>Weight of the adversarial terms in this phase.</summary>
    [Setting("Weight of the adversarial terms in this phase", Min = 0, Optional = true)]
    public double? Lambda { get; init; }

    /// <summary>Whether epsilon, step and lambda grow to these values, epoch by epoch, from those before.</summary>
    [Setting(
        "Whether epsilon, step and lambda grow to these values, epoch by epoch, from those before", Otherwise = false)]
    public bool Ramp { get; init; }
}
