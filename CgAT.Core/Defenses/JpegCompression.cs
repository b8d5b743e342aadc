using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Defenses;

/// <summary>
/// Compresses images as baseline JPEG files and decodes them (Dziugaite, Ghahramani and Roy, 2016; Das et al., 2017,
/// 'Keeping the Bad Guys Out'). With D the cosine transform and Q the steps of <see cref="JpegTables"/>, each block X
/// of 8 x 8 values of Y, Cb and Cr becomes
/// <code>
/// C = round( D (X - 128) Dᵀ / Q ),   X -> round( Dᵀ (Q · C) D + 128 )
/// </code>
/// Pixels are rounded to grey levels before and after, as a file holds them; all three channels have full size (4:4:4),
/// and sides that are no multiple of 8 are filled up with their last row or column. Its gradient is 0 wherever it has
/// one.
/// </summary>
public sealed class JpegCompression : IInputTransform
{
    private const int Side = JpegTables.Side;
    private const double Levels = 255;
    private const double Middle = 128;

    // In double precision what is half a whole number comes out within 1e-10 of it, this way or that by the order of
    // a sum; the slack lets all of them go up, so that neither batches nor machines change an image.
    private const double Half = 0.5 + 1e-6;

    // JFIF 1.02: R, G, B to Y, Cb - 128, Cr - 128, and back.
    private static readonly double[] s_toLuma =
        [0.299, 0.587, 0.114, -0.168735892, -0.331264108, 0.5, 0.5, -0.418687589, -0.081312411];

    private static readonly double[] s_toColor = [1, 0, 1.402, 1, -0.344136286, -0.714136286, 1, 1.772, 0];
    private static readonly double[] s_offset = [0, Middle, Middle];

    private readonly double[] _steps;

    /// <summary>Compresses at a quality.</summary>
    /// <param name="quality">libjpeg's, 1 to 100.</param>
    public JpegCompression(int quality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        _steps = JpegTables.Steps(quality);
    }

    /// <inheritdoc/>
    public torch.Tensor Apply(torch.Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = torch.NewDisposeScope();
        var (height, width) = (images.shape[2], images.shape[3]);
        var offset = OwnMemory.Of(s_offset, [3, 1, 1], images.device);
        var pixels = Level(images.to_type(torch.float64) * Levels);
        var planes = Level(Mix(s_toLuma, pixels) + offset);
        var padded = torch.nn.functional.pad(
            planes, [0, Missing(width), 0, Missing(height)], PaddingModes.Replicate);
        var decoded = Level(Decoded(padded - Middle) + Middle);
        var cropped = decoded.narrow(2, 0, height).narrow(3, 0, width);
        var restored = Level(Mix(s_toColor, cropped - offset)) / Levels;
        return restored.to_type(images.dtype).MoveToOuterDisposeScope();
    }

    private static long Missing(long side) => (Side - (side % Side)) % Side;

    private static torch.Tensor Level(torch.Tensor values) => (values + Half).floor().clamp(0, Levels);

    // Half a step goes away from 0, as in libjpeg.
    private static torch.Tensor Rounded(torch.Tensor values) => values.sign() * (values.abs() + Half).floor();

    private static torch.Tensor Mix(double[] matrix, torch.Tensor planes) => OwnMemory
        .Of(matrix, [3, 3], planes.device)
        .matmul(planes.flatten(2))
        .view(planes.shape);

    private torch.Tensor Decoded(torch.Tensor planes)
    {
        var cosines = OwnMemory.Of(JpegTables.Cosines(), [Side, Side], planes.device);
        var steps = OwnMemory.Of(_steps, [3, 1, 1, Side, Side], planes.device);
        var (height, width) = (planes.shape[2], planes.shape[3]);
        var blocks = planes
            .reshape(-1, 3, height / Side, Side, width / Side, Side)
            .permute(0, 1, 2, 4, 3, 5);
        var coefficients = Rounded(cosines.matmul(blocks).matmul(cosines.t()) / steps) * steps;
        return cosines.t().matmul(coefficients).matmul(cosines)
            .permute(0, 1, 2, 4, 3, 5)
            .reshape(-1, 3, height, width);
    }
}
