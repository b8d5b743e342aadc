namespace CgAT.Experiments.Specs;

/// <summary>The untargeted attack on center codes.</summary>
[UnionCase("center")]
public sealed record CenterAttackSpec : AttackSpec
{
    /// <summary>The largest change of a value.</summary>
    [Setting("The largest change of a value.", Min = 0, Max = 1, Fraction = true, Pixels = true)]
    public required double Epsilon { get; init; }

    /// <summary>The change of one step.</summary>
    [Setting("The change of one step.", Min = 0, AboveMin = true, Max = 1, Fraction = true, Pixels = true)]
    public required double Step { get; init; }

    /// <summary>How many steps.</summary>
    [Setting("How many steps.", Min = 1, Max = 100_000)]
    public required int Iterations { get; init; }

    /// <summary>Whether the attack starts at a random point of the ball.</summary>
    [Setting("Whether the attack starts at a random point of the ball, keyed by image.")]
    public required bool RandomStart { get; init; }

    /// <summary>Whose codes of the attacked model the center codes are made of.</summary>
    [Setting("Whose codes of the attacked model the center codes are made of.", Choices = "database train")]
    public required string CentersFrom { get; init; }
}
