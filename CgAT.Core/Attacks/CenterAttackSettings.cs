namespace CgAT.Core.Attacks;

/// <summary>The choices of the attack on center codes.</summary>
public sealed record CenterAttackSettings
{
    /// <summary>Budget, step and iterations.</summary>
    public required GradientSteps Steps { get; init; }

    /// <summary>Whether the attack starts at a random point of the ball, keyed by image; else at the image.</summary>
    public required bool RandomStart { get; init; }
}
