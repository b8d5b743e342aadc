using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Losses;

/// <summary>
/// HAG's loss in THA's port (method section 5), one of the whole batch: with m the number of bits of all its images that
/// are not yet far on the other side,
/// <code>
/// ( Σ over the batch of u' u / m  +  1 )²
/// </code>
/// where u and u' are tanh of relaxed codes, a second one. Each image of n has the n-th part as its loss.
/// </summary>
/// <param name="own">[n, bits]: relaxed codes of the clean images.</param>
/// <param name="threshold">t; 0.5 as published.</param>
public sealed class HagBatchLoss(torch.Tensor own, double threshold) : IAttackLoss
{
    private readonly torch.Tensor _twice = own.tanh();

    /// <inheritdoc/>
    public bool CouplesImages => true;

    /// <inheritdoc/>
    public torch.Tensor? Guides => own.sign();

    /// <summary>The loss of codes that are as they enter it, with no tanh to come.</summary>
    /// <param name="relaxed">[n, bits]: of the perturbed images.</param>
    /// <param name="own">[n, bits]: of the clean ones.</param>
    /// <param name="threshold">t.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Of(torch.Tensor relaxed, torch.Tensor own, double threshold)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(own);
        using var scope = torch.NewDisposeScope();
        var distance = ElementWise.Absolute(relaxed.detach() - own.sign());
        var kept = distance.lt(1 + threshold).to_type(relaxed.dtype).sum().clamp_min(1);
        var agreement = ((relaxed * own).sum() / kept) + 1;
        return (agreement * agreement).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public IAttackLoss Part(Shard shard) => shard.Count == own.shape[0]
        ? this
        : throw new InvalidOperationException("this loss is one of the whole batch");

    /// <inheritdoc/>
    public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        using var scope = torch.NewDisposeScope();
        var rows = relaxed.shape[0];
        return (Of(relaxed.tanh(), _twice, threshold) / rows).expand([rows]).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public torch.Tensor Score(torch.Tensor relaxed)
    {
        using var scope = torch.NewDisposeScope();
        return GuidedLoss.Score(relaxed, own.sign(), targeted: false).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public torch.Tensor Reached(torch.Tensor relaxed) => HagLoss.Flipped(relaxed, own);
}
