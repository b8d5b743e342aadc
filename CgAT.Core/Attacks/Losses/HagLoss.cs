using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Losses;

/// <summary>
/// HAG's loss (method section 5), away from the image's own code: with u that of the clean image, u' that of the
/// perturbed one, s = 1[|u' - sign u| &lt; 1 + t] the bits that are not yet far on the other side, and m = Σ s,
/// <code>
/// ( Σ s² u' u / m  +  1 )²  +  β ( mean over all bits of s u' )²
/// </code>
/// as in SAAT's port, where s is ½ at the threshold itself.
/// </summary>
/// <param name="own">[n, bits]: relaxed codes of the clean images.</param>
/// <param name="threshold">t; 0.5 as published.</param>
/// <param name="beta">β; 1 as published.</param>
public sealed class HagLoss(torch.Tensor own, double threshold, double beta) : IAttackLoss
{
    private const double NoneLeft = 1e-8;

    /// <inheritdoc/>
    public bool CouplesImages => false;

    /// <inheritdoc/>
    public torch.Tensor? Guides => own.sign();

    /// <inheritdoc/>
    public IAttackLoss Part(Shard shard) => new HagLoss(shard.Of(own), threshold, beta);

    /// <inheritdoc/>
    public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        using var scope = torch.NewDisposeScope();
        var mask = Mask(relaxed.detach());
        var moving = mask * relaxed;
        var agreement = ((moving * mask * own).sum(1) / (mask.sum(1) + NoneLeft)) + 1;
        var balance = moving.mean([1]);
        return ((agreement * agreement) + (balance * balance * beta)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public torch.Tensor Score(torch.Tensor relaxed)
    {
        using var scope = torch.NewDisposeScope();
        return GuidedLoss.Score(relaxed, own.sign(), targeted: false).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public torch.Tensor Reached(torch.Tensor relaxed) => Flipped(relaxed, own);

    /// <summary>Whether every bit has changed its sign.</summary>
    internal static torch.Tensor Flipped(torch.Tensor relaxed, torch.Tensor own)
    {
        using var scope = torch.NewDisposeScope();
        return (relaxed * own).lt(0).all(1).MoveToOuterDisposeScope();
    }

    private torch.Tensor Mask(torch.Tensor relaxed)
    {
        var distance = ElementWise.Absolute(relaxed - own.sign());
        return ((1 + threshold - distance).sign() + 1) / 2;
    }
}
