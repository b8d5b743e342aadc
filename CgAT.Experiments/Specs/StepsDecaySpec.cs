namespace CgAT.Experiments.Specs;

/// <summary>The learning rate is multiplied by a factor at some points.</summary>
[UnionCase("steps")]
public sealed record StepsDecaySpec : DecaySpec
{
    /// <summary>The points, as fractions of all steps of the phase.</summary>
    [Setting(
        "The points, as fractions of all steps of the phase.",
        Min = 0,
        AboveMin = true,
        Max = 1,
        BelowMax = true,
        Fraction = true,
        Increasing = true)]
    public required IReadOnlyList<double> At { get; init; }

    /// <summary>What the rate is multiplied with at each point.</summary>
    [Setting("What the rate is multiplied with at each point.", Min = 0, AboveMin = true, Max = 1)]
    public required double Factor { get; init; }
}
