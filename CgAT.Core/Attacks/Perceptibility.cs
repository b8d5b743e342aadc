using static TorchSharp.torch;

namespace CgAT.Core.Attacks;

/// <summary>
/// How visible a change of images is, delta = attacked - original of pixels in [0, 1], by every measure that published
/// code reports. SAAT (Wang et al., TIFS 2023, official code) has three, of which the one that it calls l_inf is the
/// matrix norm, not the greatest change of a pixel; THA and ProS-GAN have the root of the mean squared error.
/// </summary>
public sealed record Perceptibility
{
    /// <summary>The greatest |delta| of any value of any image.</summary>
    public required double MaxChange { get; init; }

    /// <summary>
    /// SAAT's first: the matrix infinity norm, which is the greatest row sum of |delta|, of each channel of each image
    /// as a matrix of height x width, then the mean.
    /// </summary>
    public required double MeanRowSumNorm { get; init; }

    /// <summary>
    /// SAAT's second: the spectral norm, the greatest singular value, of the same matrices, then the mean.
    /// </summary>
    public required double MeanSpectralNorm { get; init; }

    /// <summary>SAAT's third: the mean of delta squared.</summary>
    public required double MeanSquaredError { get; init; }

    /// <summary>The number of images.</summary>
    public required int Images { get; init; }

    /// <summary>The measure of THA and ProS-GAN: the root of the mean squared error.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>
    /// Of images [N, C, H, W] before and after, on any one device, N from 1. Other shapes throw an
    /// <see cref="ArgumentException"/>. Norms are computed in double precision of the difference as the images' type
    /// has it.
    /// </summary>
    public static Perceptibility Of(Tensor original, Tensor attacked)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(attacked);
        if (original.dim() != 4 || original.numel() == 0 || !original.shape.SequenceEqual(attacked.shape))
        {
            throw new ArgumentException(
                $"Images need one shape [N, C, H, W], not [{string.Join(", ", original.shape)}] and "
                + $"[{string.Join(", ", attacked.shape)}].", nameof(attacked));
        }

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var delta = (attacked - original).to_type(float64);
        return new Perceptibility
        {
            MaxChange = delta.abs().max().item<double>(),
            MeanRowSumNorm = delta.abs().sum(-1).amax([-1]).mean().item<double>(),
            MeanSpectralNorm = linalg.svdvals(delta).amax([-1]).mean().item<double>(),
            MeanSquaredError = delta.square().mean().item<double>(),
            Images = (int)delta.shape[0],
        };
    }

    /// <summary>
    /// Of the images of all parts together, at least one; images of different parts are of one shape.
    /// </summary>
    public static Perceptibility Together(IReadOnlyList<Perceptibility> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var images = parts.Sum(part => part.Images);
        return new Perceptibility
        {
            MaxChange = parts.Max(part => part.MaxChange),
            MeanRowSumNorm = Mean(part => part.MeanRowSumNorm),
            MeanSpectralNorm = Mean(part => part.MeanSpectralNorm),
            MeanSquaredError = Mean(part => part.MeanSquaredError),
            Images = images,
        };

        double Mean(Func<Perceptibility, double> of) => parts.Sum(part => of(part) * part.Images) / images;
    }
}
