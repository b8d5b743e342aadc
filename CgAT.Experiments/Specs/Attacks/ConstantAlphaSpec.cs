using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>The same in every step.</summary>
[UnionTag("kind", "constant")]
public sealed record ConstantAlphaSpec : AlphaSpec
{
    /// <summary>The steepness.</summary>
    [Setting("The steepness", Min = 0, AboveMin = true)]
    public required double Value { get; init; }
}
