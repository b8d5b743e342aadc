using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The learning rate is multiplied by a factor at given points.</summary>
[UnionTag("kind", "steps")]
public sealed record StepsDecaySpec : DecaySpec
{
    /// <summary>Points at which the rate falls, as fractions of all steps.</summary>
    [Setting(
        "Points at which the rate falls, as fractions of all steps",
        Min = 0, Max = 1, AboveMin = true, BelowMax = true, MinItems = 1, Increasing = true),
        Fraction(FractionOf.AllSteps)]
    public required IReadOnlyList<double> At { get; init; }

    /// <summary>What the rate is multiplied by at each point.</summary>
    [Setting("What the rate is multiplied by at each point", Min = 0, Max = 1, AboveMin = true)]
    public required double Factor { get; init; }

    /// <summary>Whether a point between two steps counts from the next one on, or as officially never.</summary>
    [Setting(
        "Whether a point between two steps counts from the next one on, or as officially never",
        OneOf = new[] { "next", "official" }, Otherwise = "next")]
    public string BetweenSteps { get; init; } = "next";
}
