using CgAT.Core.Attacks.Moves;

namespace CgAT.Core.Attacks;

/// <summary>The size of an attack by projected gradient steps, and how its steps are taken.</summary>
public sealed record GradientSteps
{
    /// <summary>The largest change, in pixels of <see cref="Space"/>, measured by <see cref="Norm"/>.</summary>
    public required double Epsilon { get; init; }

    /// <summary>What the move scales with, in pixels of <see cref="Space"/>: the change of one signed step.</summary>
    public required double Step { get; init; }

    /// <summary>How many steps.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the attack starts at a random point of the ball, keyed by image; else at the image.</summary>
    public bool RandomStart { get; init; }

    /// <summary>How a change is measured.</summary>
    public BallNorm Norm { get; init; } = BallNorm.Linf;

    /// <summary>The units of <see cref="Epsilon"/>, <see cref="Step"/> and of the gradient.</summary>
    public PixelSpace Space { get; init; } = PixelSpace.Unit;

    /// <summary>The steepness of relaxed codes, step by step; constant 1 unless said otherwise.</summary>
    public AlphaSchedule Alpha { get; init; } = new ConstantAlpha(1);

    /// <summary>How a direction becomes a step; the signed gradient unless said otherwise.</summary>
    public GradientMove Move { get; init; } = new SignedMove();

    /// <summary>The ball of these steps.</summary>
    public AttackBall Ball => new(Epsilon, Norm, Space);
}
