using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Attacks.Rules;
using CgAT.Core.Models;

namespace CgAT.Core.Attacks;

/// <summary>The choices of an attack by projected gradient steps.</summary>
public sealed record GradientAttackSettings : AttackSettings
{
    /// <summary>Which loss falls.</summary>
    public required AttackObjective Objective { get; init; }

    /// <summary>Budget, steps and how they are taken.</summary>
    public required GradientSteps Steps { get; init; }

    /// <summary>What direction is made of gradients; the gradient itself unless said otherwise.</summary>
    public GradientRule Rule { get; init; } = new PlainRule();

    /// <summary>
    /// How many times an image is attacked, at least 1, each with draws of its own; the attempt that
    /// comes nearest to the goal counts.
    /// </summary>
    public int Restarts { get; init; } = 1;

    /// <summary>Whether an image that reached the goal of the objective is moved no more.</summary>
    public bool EarlyStop { get; init; }

    /// <summary>What gradients are computed in.</summary>
    public GradientPrecision Precision { get; init; } = GradientPrecision.Full;

    /// <inheritdoc/>
    public override AttackBall? Ball => Steps.Ball;

    internal override IBatchAttack Begin(HashingModel model, AttackScene scene, long seed) =>
        new GradientBatchAttack(model, scene, this, seed);
}
