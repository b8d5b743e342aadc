using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>A query-based black box: squares at random, kept where the returned code goes no closer.</summary>
[UnionTag("kind", "square")]
public sealed record SquareAttackSpec : AttackSpec
{
    /// <summary>Largest change of a pixel.</summary>
    [Setting("Largest change of a pixel", Min = 0, Max = 1), Fraction(FractionOf.PixelRange)]
    public required double Epsilon { get; init; }

    /// <summary>How often the model is asked about an image.</summary>
    [Setting("How often the model is asked about an image", Min = 1, Max = 1_000_000)]
    public required int Queries { get; init; }

    /// <summary>Share of the image that the first squares cover.</summary>
    [Setting("Share of the image that the first squares cover", Min = 0, AboveMin = true, Max = 1)]
    public required double InitialShare { get; init; }

    /// <summary>What the code is driven away from: the query's own code or its center code.</summary>
    [Setting(
        "What the code is driven away from: the query's own code or its center code",
        OneOf = new[] { "own", "center" })]
    public required string AwayFrom { get; init; }
}
