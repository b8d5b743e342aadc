using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>AlexNet.</summary>
[UnionTag("kind", "alexnet")]
public sealed record AlexNetSpec : ImageNetBackboneSpec
{
    /// <summary>Share of the values that each of two dropout layers sets to 0; 0.5 as published.</summary>
    [Setting(
        "Share of the values that each of two dropout layers sets to 0; 0.5 as published",
        Min = 0, Max = 1, BelowMax = true)]
    public required double Dropout { get; init; }
}
