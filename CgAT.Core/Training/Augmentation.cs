using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Training;

/// <summary>
/// Varies training images: shifted, which is the random crop of a padded image (He et al., CVPR 2016), and mirrored.
/// </summary>
/// <param name="settings">How.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="phase">The phase: with the seed the key of all draws.</param>
public sealed class Augmentation(AugmentationSettings settings, long seed, string phase)
{
    private readonly KeyedStream _stream = KeyedStream.Create(seed, $"augmentation/{phase}");

    /// <summary>The images as an epoch sees them.</summary>
    /// <param name="images">[n, c, h, w].</param>
    /// <param name="items">Which items these are.</param>
    /// <param name="epoch">From 0.</param>
    /// <returns>Of the same shape, with the strides of the channels-last layout.</returns>
    public torch.Tensor Of(torch.Tensor images, IReadOnlyList<int> items, int epoch)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(items);
        var (n, channels, height, width) = (items.Count, images.shape[1], (int)images.shape[2], (int)images.shape[3]);
        var from = new long[n * height * width];
        for (var row = 0; row < n; row++)
        {
            var draws = _stream.Uniform(3, epoch, 0, items[row]);
            Fill(from.AsSpan(row * height * width, height * width), row, draws, width);
        }

        using var scope = torch.NewDisposeScope();
        var pixels = images.permute(0, 2, 3, 1).reshape(-1, channels);
        var moved = pixels.index_select(0, torch.tensor(from, device: images.device));
        return moved.view(n, height, width, channels).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    // Where each pixel of an image comes from, out of three numbers in [0, 1).
    private void Fill(Span<long> from, int row, float[] draws, int width)
    {
        var (down, right) = (Shift(draws[0]), Shift(draws[1]));
        var mirrored = settings.Flip && draws[2] < 0.5f;
        var height = from.Length / width;
        for (var at = 0; at < from.Length; at++)
        {
            var (y, x) = (at / width, at % width);
            var column = Math.Clamp((mirrored ? width - 1 - x : x) - right, 0, width - 1);
            from[at] = (((row * height) + Math.Clamp(y - down, 0, height - 1)) * width) + column;
        }
    }

    private int Shift(float draw) => (int)(draw * ((2 * settings.Shift) + 1)) - settings.Shift;
}
