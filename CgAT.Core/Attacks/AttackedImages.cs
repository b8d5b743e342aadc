using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>What an attack made of a batch, and evidence of how it went.</summary>
public sealed record AttackedImages
{
    /// <summary>[n, 3, h, w] in [0, 1]; belongs to the caller's dispose scope.</summary>
    public required torch.Tensor Images { get; init; }

    /// <summary>
    /// [n, bits] of -1, 0 and +1: the codes that guided the attack; null where there is no single one an image. Belongs
    /// to the caller's dispose scope.
    /// </summary>
    public torch.Tensor? Guides { get; init; }

    /// <summary>
    /// For each image how far its code came towards the goal: the fall of the mean over bits of u ⊙ g from the clean image
    /// to the attacked one (<see cref="Losses.IAttackLoss.Score"/>), in single precision and with the least steepness α
    /// of the attack's steps, which is 1 where it has no schedule; in [-2, 2]. With a larger one, tanh of a saturated
    /// bit is the same number before and after a move.
    /// </summary>
    public required IReadOnlyList<float> LossGain { get; init; }

    /// <summary>
    /// For each image the share of values whose gradient was exactly zero in the first step of the attempt that
    /// counts, in [0, 1]: near 1 it says that the attack was blind. Null where an attack takes no gradient.
    /// </summary>
    public IReadOnlyList<float>? ZeroGradientShare { get; init; }

    /// <summary>For each image which attempt counts, from 0.</summary>
    public required IReadOnlyList<int> Restart { get; init; }

    /// <summary>For each image how many steps that attempt took.</summary>
    public required IReadOnlyList<int> Steps { get; init; }
}
