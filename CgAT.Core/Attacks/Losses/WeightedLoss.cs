using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Losses;

/// <summary>
/// SAAT's weighted loss (method section 5), which works on the bits that are not yet where they shall be: with z = u ⊙ b,
/// <code>
/// away from b:  Σ over bits with z > -½ of (z + 2) z / (how many);   towards b:  - Σ over bits with z &lt; ½ / (how many)
/// </code>
/// A loss without such bits is 0. The published code counts the bits of the whole batch: of that, signed steps see
/// something only where a rule adds gradients of several points, which then have other weights, as in SI-NI-FGSM.
/// </summary>
/// <param name="guides">[n, bits] of -1, 0 and +1.</param>
/// <param name="targeted">Whether the code is a target.</param>
/// <param name="overBatch">Whether bits are counted over the whole batch, as published; else image by image.</param>
public sealed class WeightedLoss(torch.Tensor guides, bool targeted, bool overBatch = false) : IAttackLoss
{
    private const double Margin = 0.5;

    /// <inheritdoc/>
    public bool CouplesImages => overBatch;

    /// <inheritdoc/>
    public torch.Tensor? Guides => guides;

    /// <summary>The sum over the bits that count, and how many these are, image by image.</summary>
    /// <returns>[n] and [n]; the second has no gradient.</returns>
    public static (torch.Tensor Sum, torch.Tensor Kept) Terms(
        torch.Tensor relaxed, torch.Tensor guides, bool targeted)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(guides);
        using var scope = torch.NewDisposeScope();
        var z = relaxed * guides;
        var still = z.detach();
        var mask = (targeted ? still.lt(Margin) : still.gt(-Margin)).to_type(relaxed.dtype);
        var sum = (mask * (z + 2) * z).sum(1);
        return ((targeted ? -sum : sum).MoveToOuterDisposeScope(), mask.sum(1).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public IAttackLoss Part(Shard shard) => new WeightedLoss(shard.Of(guides), targeted, overBatch);

    /// <inheritdoc/>
    public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed)
    {
        using var scope = torch.NewDisposeScope();
        var (sum, kept) = Terms(relaxed, guides, targeted);
        var count = overBatch ? kept.sum() : kept;
        return (sum / count.clamp_min(1)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public torch.Tensor Score(torch.Tensor relaxed) => GuidedLoss.Score(relaxed, guides, targeted);

    /// <inheritdoc/>
    public torch.Tensor Reached(torch.Tensor relaxed) => GuidedLoss.Reached(relaxed, guides, targeted);
}
