using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// The losses of ProS-GAN (method section 5), with LSGAN's squared distances: a discriminator D should say (labels, 0)
/// of a real image and (target labels, 1) of an attacked one,
/// <code>
/// L_G = w_rec mean (x' - x)² + w_hash (1 - mean u(x') ⊙ prototype) + w_adv mean (D(x') - (target, 0))²
/// L_D = ( mean (D(x) - (labels, 0))² + mean (D(x') - (target, 1))² ) / 2
/// </code>
/// </summary>
public static class ProsGanLosses
{
    private const double Real = 0;
    private const double Attacked = 1;

    /// <summary>The terms of the generator's loss.</summary>
    /// <param name="images">[n, 3, h, w] in [-1, 1].</param>
    /// <param name="attacked">What the generator made of them.</param>
    /// <param name="codes">[n, bits]: the relaxed codes of what it made.</param>
    /// <param name="prototypes">[n, bits]: the signs of the targets' prototypes.</param>
    /// <param name="verdict">[n, classes + 1]: what the discriminator says of what it made.</param>
    /// <param name="targets">[n, classes]: the target labels.</param>
    /// <returns>Tensors that belong to the caller's dispose scope.</returns>
    public static ProsGanTerms OfGenerator(
        torch.Tensor images,
        torch.Tensor attacked,
        torch.Tensor codes,
        torch.Tensor prototypes,
        torch.Tensor verdict,
        torch.Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(attacked);
        ArgumentNullException.ThrowIfNull(codes);
        using var scope = torch.NewDisposeScope();
        return new ProsGanTerms(
            (attacked - images).square().mean().MoveToOuterDisposeScope(),
            (1 - (codes * prototypes).mean()).MoveToOuterDisposeScope(),
            Distance(verdict, targets, Real).MoveToOuterDisposeScope());
    }

    /// <summary>The discriminator's loss.</summary>
    /// <param name="ofReal">[n, classes + 1]: what it says of the real images.</param>
    /// <param name="labels">[n, classes]: their labels.</param>
    /// <param name="ofAttacked">[n, classes + 1]: what it says of the attacked ones.</param>
    /// <param name="targets">[n, classes]: the target labels.</param>
    public static torch.Tensor OfDiscriminator(
        torch.Tensor ofReal, torch.Tensor labels, torch.Tensor ofAttacked, torch.Tensor targets)
    {
        using var scope = torch.NewDisposeScope();
        var sum = Distance(ofReal, labels, Real) + Distance(ofAttacked, targets, Attacked);
        return (sum / 2).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Distance(torch.Tensor verdict, torch.Tensor labels, double flag)
    {
        var flags = torch.full([labels.shape[0], 1], flag, labels.dtype, labels.device);
        return (verdict - torch.cat([labels, flags], 1)).square().mean();
    }
}
