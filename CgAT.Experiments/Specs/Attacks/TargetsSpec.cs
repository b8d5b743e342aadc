using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>Which label vectors of the database a query may be driven to.</summary>
public sealed record TargetsSpec
{
    /// <summary>The rule.</summary>
    [Setting(
        "The rule",
        OneOf = new[] { "disjoint", "any", "frequent", "frequent-disjoint", "frequent-different" })]
    public required string Rule { get; init; }

    /// <summary>More database images than this have exactly these labels, by a rule of frequent ones.</summary>
    [Setting(
        "More database images than this have exactly these labels, by a rule of frequent ones",
        Min = 0, Max = 1_000_000, Otherwise = 9)]
    public int MoreThan { get; init; } = 9;
}
