using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>A fixed set of attacks, of which the worst counts for each query.</summary>
[UnionTag("kind", "ensemble")]
public sealed record EnsembleAttackSpec : AttackSpec
{
    /// <summary>Which set.</summary>
    [Setting("Which set", OneOf = new[] { "cgat-standard-1" })]
    public required string Version { get; init; }

    /// <summary>Largest change of a pixel.</summary>
    [Setting("Largest change of a pixel", Min = 0, Max = 1), Fraction(FractionOf.PixelRange)]
    public required double Epsilon { get; init; }
}
