using CgAT.Core.Attacks;

namespace CgAT.Core.Defenses;

/// <summary>The choices that all adversarial trainings share: how images are attacked inside training.</summary>
public sealed record AdversarialSettings
{
    /// <summary>Size and strength of the attack, epoch by epoch.</summary>
    public required DefenseSchedule Schedule { get; init; }

    /// <summary>
    /// Whether the attack starts at a random point of the ball, keyed by image and epoch, as published; else at the
    /// image.
    /// </summary>
    public bool RandomStart { get; init; } = true;

    /// <summary>
    /// Whether the network is in training mode while it is attacked, with dropout and the batch's own normalisation,
    /// as in the official code; else in evaluation mode.
    /// </summary>
    public bool AttackInTraining { get; init; } = true;

    /// <summary>
    /// The steepness of relaxed codes in the attack, above 0; 1 in the official code. Where tanh f is saturated, all
    /// of it is gradient that single precision loses: with 0.1 the attack sees those bits too.
    /// </summary>
    public double AttackAlpha { get; init; } = 1;

    /// <summary>What gradients of the attack are computed in.</summary>
    public GradientPrecision Precision { get; init; } = GradientPrecision.Full;
}
