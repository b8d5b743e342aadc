using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Projected gradient ascent away from the center code of the query.</summary>
[UnionTag("kind", "center")]
public sealed record CenterAttackSpec : AttackSpec
{
    /// <summary>Largest change of a pixel.</summary>
    [Setting("Largest change of a pixel", Min = 0, Max = 1), Fraction(FractionOf.PixelRange)]
    public required double Epsilon { get; init; }

    /// <summary>Change of a pixel in one step.</summary>
    [Setting("Change of a pixel in one step", Min = 0, Max = 1, AboveMin = true), Fraction(FractionOf.PixelRange)]
    public required double Step { get; init; }

    /// <summary>Steps of the attack.</summary>
    [Setting("Steps of the attack", Min = 1, Max = 100_000)]
    public required int Iterations { get; init; }

    /// <summary>Whether the attack starts at a random point of the ball.</summary>
    [Setting("Whether the attack starts at a random point of the ball")]
    public required bool RandomStart { get; init; }

    /// <summary>Whose codes the center codes are made of.</summary>
    [Setting("Whose codes the center codes are made of", OneOf = new[] { "database", "train" })]
    public required string CentersFrom { get; init; }

    /// <summary>How much each of these codes counts in a center code.</summary>
    [Setting(
        "How much each of these codes counts in a center code",
        OneOf = new[] { "binary", "iou", "cosine", "precursor-february", "precursor-july" }, Otherwise = "binary")]
    public string Weights { get; init; } = "binary";
}
