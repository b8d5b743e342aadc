using TorchSharp;

namespace CgAT.Core.Attacks.Square;

/// <summary>
/// What an L-infinity attack may make of each value of an image: the float32 numbers x' with
/// <code>
/// |double(x') - double(x)| ≤ ε   and   0 ≤ x' ≤ 1
/// </code>
/// without the slack of a rounded sum: the ends are computed in double precision and rounded towards x.
/// </summary>
/// <param name="Low">The least value, of the shape of the images.</param>
/// <param name="High">The largest value.</param>
public sealed record PixelBall(torch.Tensor Low, torch.Tensor High)
{
    /// <summary>The ball around images.</summary>
    /// <param name="images">float32 in [0, 1]; borrowed.</param>
    /// <param name="epsilon">The budget, in [0, 1] pixels.</param>
    /// <returns>Tensors that belong to the caller's dispose scope.</returns>
    public static PixelBall Around(torch.Tensor images, double epsilon)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var exact = images.to_type(torch.float64);
        var low = Inward((exact - epsilon).clamp_min_(0), images, exact, epsilon);
        var high = Inward((exact + epsilon).clamp_max_(1), images, exact, epsilon);
        return new PixelBall(low.MoveToOuterDisposeScope(), high.MoveToOuterDisposeScope());
    }

    /// <summary>The nearest images in the ball.</summary>
    /// <param name="images">Of the shape of the ball; borrowed.</param>
    public torch.Tensor Project(torch.Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = torch.NewDisposeScope();
        return images.maximum(Low).minimum(High).MoveToOuterDisposeScope();
    }

    // The second step mends what the rounding of x ± ε itself, to a double, may have left outside.
    private static torch.Tensor Inward(torch.Tensor end, torch.Tensor images, torch.Tensor exact, double epsilon)
    {
        var rounded = end.to_type(torch.float32);
        var beyond = (rounded.to_type(torch.float64) - exact).abs().gt((end - exact).abs());
        rounded = torch.where(beyond, rounded.nextafter(images), rounded);
        var outside = (rounded.to_type(torch.float64) - exact).abs().gt(epsilon);
        return torch.where(outside, rounded.nextafter(images), rounded);
    }
}
