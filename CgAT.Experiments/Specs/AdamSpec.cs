using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Adam without weight decay.</summary>
[UnionTag("kind", "adam")]
public sealed record AdamSpec : OptimizerSpec
{
    /// <summary>Share of the mean gradient that a step keeps.</summary>
    [Setting("Share of the mean gradient that a step keeps", Min = 0, Max = 1, BelowMax = true, Otherwise = 0.9)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Share of the mean square of the gradient that a step keeps.</summary>
    [Setting(
        "Share of the mean square of the gradient that a step keeps", Min = 0, Max = 1, BelowMax = true, Otherwise = 0.999)]
    public double Beta2 { get; init; } = 0.999;
}
