using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Losses;

/// <summary>
/// SDHA's loss in SAAT's port (method section 5), away from the codes r of all similar items, or towards those of the
/// target: with q the relaxed code of the perturbed image x', c = 25 and K bits,
/// <code>
/// away:     MSE(x', x) - c/K · mean over r of w Σ over bits of [ ½|q - r| σ(5 q r) + 1 - σ(5 q r) ],  w = (D + 1e-8)^-½
/// towards:  MSE(x', x) + c/K · mean over r of w Σ over bits of [ ½|q - r| σ(-10 q r) ],               w = (D + 1e-8)^0.3
/// </code>
/// where D is the Hamming distance of sign q and r; w has no gradient.
/// </summary>
/// <remarks>
/// A bit of r is one of two values, so that the sums over bits are two products of matrices.
/// </remarks>
/// <param name="images">[n, 3, h, w]: the clean images; null for a loss of codes alone.</param>
/// <param name="codes">[N, bits] of -1 and +1: the items that images may have.</param>
/// <param name="items">[n, N]: the weight of each item for each image, with sums of 1.</param>
/// <param name="settings">The constants.</param>
public sealed class SdhaLoss(
    torch.Tensor? images, torch.Tensor codes, torch.Tensor items, SdhaObjective settings) : IAttackLoss
{
    private const double AtZero = 1e-8;

    /// <inheritdoc/>
    public bool CouplesImages => false;

    /// <inheritdoc/>
    public torch.Tensor? Guides => null;

    /// <inheritdoc/>
    public IAttackLoss Part(Shard shard) =>
        new SdhaLoss(images is null ? null : shard.Of(images), codes, shard.Of(items), settings);

    /// <inheritdoc/>
    public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(perturbed);
        using var scope = torch.NewDisposeScope();
        var surrogate = Surrogate(relaxed) * (settings.Weight / relaxed.shape[1]);
        if (images is null)
        {
            return surrogate.MoveToOuterDisposeScope();
        }

        var change = perturbed - images;
        return ((change * change).mean([1, 2, 3]) + surrogate).MoveToOuterDisposeScope();
    }

    /// <summary>The loss without the images and without c/K.</summary>
    /// <param name="relaxed">[n, bits].</param>
    /// <returns>[n].</returns>
    public torch.Tensor Surrogate(torch.Tensor relaxed)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        using var scope = torch.NewDisposeScope();
        var weights = items * Weights(relaxed.detach());
        var (ofPlus, ofMinus) = (OfBit(relaxed, 1), OfBit(relaxed, -1));

        // Σ over bits: the value at r = +1 where r is +1, and that at r = -1 where it is not.
        var each = ofMinus.sum(1, keepdim: true) + (ofPlus - ofMinus).matmul((codes.t() + 1) / 2);
        var mean = (weights * each).sum(1);
        return (settings.Targeted ? mean : -mean).MoveToOuterDisposeScope();
    }

    /// <summary>The mean over the items of the mean over bits of u ⊙ r, negative for a target.</summary>
    public torch.Tensor Score(torch.Tensor relaxed)
    {
        using var scope = torch.NewDisposeScope();
        return GuidedLoss.Score(relaxed, items.matmul(codes), settings.Targeted).MoveToOuterDisposeScope();
    }

    /// <summary>No image ever: the surrogate falls without bound.</summary>
    public torch.Tensor Reached(torch.Tensor relaxed)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        return torch.zeros(relaxed.shape[0], torch.ScalarType.Bool, relaxed.device);
    }

    private torch.Tensor Weights(torch.Tensor relaxed)
    {
        var distance = (relaxed.shape[1] - relaxed.sign().matmul(codes.t())) / 2;
        return (distance + AtZero).pow(settings.Targeted ? settings.TargetedPower : settings.Power);
    }

    private torch.Tensor OfBit(torch.Tensor relaxed, double bit)
    {
        var difference = ElementWise.Absolute(relaxed - bit) / 2;
        if (settings.Targeted)
        {
            return difference * (relaxed * (-settings.TargetedSlope * bit)).sigmoid();
        }

        var agrees = (relaxed * (settings.Slope * bit)).sigmoid();
        return (difference * agrees) + 1 - agrees;
    }
}
