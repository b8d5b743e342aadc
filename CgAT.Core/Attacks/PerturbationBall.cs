using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>
/// The images that an attack may come to: within epsilon of the clean ones and in [0, 1]. What is projected is within
/// epsilon exactly, with differences taken in double precision, and not up to the rounding of single precision.
/// </summary>
/// <remarks>
/// In L∞ the ball and the range are a box, whose sides are rounded towards the clean image:
/// <code>
/// lo = max(0, x - ε);   hi = min(1, x + ε);   x' ← clamp(x', lo, hi)
/// </code>
/// In L2 a perturbation that is too large is made shorter in double precision, and its values are rounded towards the
/// clean image. Both belong to the dispose scope in which the ball was made.
/// </remarks>
public sealed class PerturbationBall
{
    // Keeps a norm whose sum is taken in another order within the ball.
    private const double Inwards = 1 - 1e-12;
    private const double Tiny = 1e-200;

    private readonly torch.Tensor _images;
    private readonly torch.Tensor _low;
    private readonly torch.Tensor _high;
    private readonly torch.Tensor _epsilon;

    /// <summary>The ball around images.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1]; only read, and not to be changed while the ball is in use.</param>
    /// <param name="ball">Its size.</param>
    public PerturbationBall(torch.Tensor images, AttackBall ball)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(ball);
        (_images, Size) = (images, ball);
        using var noGradients = torch.no_grad();
        _epsilon = Epsilon(ball, images.device);
        using var scope = torch.NewDisposeScope();
        var wide = images.to_type(torch.float64);
        var reach = ball.Norm == BallNorm.Linf ? _epsilon : torch.ones_like(wide);
        _low = Within(wide, (wide - reach).clamp_min_(0), reach).MoveToOuterDisposeScope();
        _high = Within(wide, (wide + reach).clamp_max_(1), reach).MoveToOuterDisposeScope();
    }

    /// <summary>The clean images.</summary>
    internal torch.Tensor Images => _images;

    /// <summary>How far they may change.</summary>
    internal AttackBall Size { get; }

    /// <summary>The least values, of an L-infinity ball.</summary>
    internal torch.Tensor Low => _low;

    /// <summary>The largest values, of an L-infinity ball.</summary>
    internal torch.Tensor High => _high;

    /// <summary>Moves images into the ball and into [0, 1], in place.</summary>
    /// <returns>The same tensor.</returns>
    public torch.Tensor Project(torch.Tensor perturbed)
    {
        ArgumentNullException.ThrowIfNull(perturbed);
        using var noGradients = torch.no_grad();
        if (Size.Norm == BallNorm.L2)
        {
            Shorten(perturbed);
        }

        return perturbed.clamp_(_low, _high);
    }

    /// <summary>Which images are within epsilon of the clean ones, [n].</summary>
    /// <param name="perturbed">[n, 3, h, w].</param>
    /// <param name="tolerance">How much more than epsilon still counts, in pixels; 0 for an exact answer.</param>
    public torch.Tensor Contains(torch.Tensor perturbed, double tolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(perturbed);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var change = perturbed.to_type(torch.float64) - _images.to_type(torch.float64);
        var within = Size.Norm == BallNorm.Linf
            ? ElementWise.Absolute(change).le(_epsilon + tolerance).flatten(1).all(1)
            : Norm(change).view(-1).le(_epsilon.max() + tolerance);
        return within.MoveToOuterDisposeScope();
    }

    private static torch.Tensor Epsilon(AttackBall ball, torch.Device device)
    {
        var unit = torch.full([], ball.Epsilon, torch.float64, device);
        return ball.Space == PixelSpace.Unit ? unit : SpaceScale.Of(device, torch.float64).mul_(ball.Epsilon);
    }

    // In single precision; where rounding led out of reach, the next value towards the image.
    private static torch.Tensor Within(torch.Tensor images, torch.Tensor bounds, torch.Tensor reach)
    {
        var rounded = bounds.to_type(torch.float32);
        var beyond = ElementWise.Absolute(rounded.to_type(torch.float64) - images).gt(reach);
        var towards = images.to_type(torch.float32).sub_(rounded).mul_(beyond).add_(rounded);
        return torch.nextafter(rounded, towards);
    }

    private static torch.Tensor Norm(torch.Tensor change) => change.square().sum([1, 2, 3], keepdim: true).sqrt_();

    private void Shorten(torch.Tensor perturbed)
    {
        using var scope = torch.NewDisposeScope();
        var wide = _images.to_type(torch.float64);
        var change = perturbed.to_type(torch.float64) - wide;
        var norm = Norm(change);

        // What is inside keeps its bits: 1, and nothing added.
        var ratio = (_epsilon * Inwards / norm.clamp_min(Tiny)).sub_(1).mul_(norm.gt(_epsilon)).add_(1);
        var shorter = change * ratio;
        perturbed.copy_(Within(wide, wide + shorter, ElementWise.Absolute(shorter)));
    }
}
