using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The steepness is (1 + rate · step)^power, by stages of some steps.</summary>
[UnionTag("kind", "growing")]
public sealed record GrowingContinuationSpec : ContinuationSpec
{
    /// <summary>How fast the steepness grows, a step.</summary>
    [Setting("How fast the steepness grows, a step", Min = 0)]
    public required double Rate { get; init; }

    /// <summary>Exponent of the growth.</summary>
    [Setting("Exponent of the growth", Min = 0, AboveMin = true, Max = 10)]
    public required double Power { get; init; }

    /// <summary>Steps after which the steepness changes.</summary>
    [Setting("Steps after which the steepness changes", Min = 1, Max = 1_000_000)]
    public required int Every { get; init; }
}
