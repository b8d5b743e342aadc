using CgAT.Core.Data;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Training;

/// <summary>
/// Varies training images: shifted, which is the random crop of a padded image (He et al., CVPR 2016), or cropped out of
/// a larger one, and mirrored.
/// </summary>
/// <param name="settings">How.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="phase">The phase: with the seed the key of all draws.</param>
public sealed class Augmentation(AugmentationSettings settings, long seed, string phase)
{
    // What an image's numbers of an epoch are for.
    private const int Down = 0;
    private const int Right = 1;
    private const int Mirror = 2;
    private const int Top = 3;
    private const int Left = 4;
    private const int Numbers = 5;

    private readonly KeyedStream _stream = KeyedStream.Create(seed, $"augmentation/{phase}");

    /// <summary>What is shown of images in an epoch, and whether mirrored; null where that is their centre.</summary>
    /// <param name="items">Which items these are.</param>
    /// <param name="epoch">From 0.</param>
    public IReadOnlyList<ImageCrop>? Crops(IReadOnlyList<int> items, int epoch)
    {
        ArgumentNullException.ThrowIfNull(items);
        return settings.RandomCrop
            ? [.. items.Select(item => Draw(item, epoch)).Select(draws => new ImageCrop(
                draws[Top], draws[Left], IsMirrored(draws)))]
            : null;
    }

    /// <summary>The images as an epoch sees them, but for what <see cref="Crops"/> does.</summary>
    /// <param name="images">[n, c, h, w].</param>
    /// <param name="items">Which items these are.</param>
    /// <param name="epoch">From 0.</param>
    /// <returns>Of the same shape, with the strides of the channels-last layout.</returns>
    public torch.Tensor Of(torch.Tensor images, IReadOnlyList<int> items, int epoch)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(items);
        if (settings is { Shift: 0, RandomCrop: true })
        {
            return images.alias();
        }

        var (n, channels, height, width) = (items.Count, images.shape[1], (int)images.shape[2], (int)images.shape[3]);
        var from = new long[n * height * width];
        for (var row = 0; row < n; row++)
        {
            Fill(from.AsSpan(row * height * width, height * width), row, Draw(items[row], epoch), width);
        }

        using var scope = torch.NewDisposeScope();
        var pixels = images.permute(0, 2, 3, 1).reshape(-1, channels);
        var moved = pixels.index_select(0, OwnMemory.Of(from, images.device));
        return moved.view(n, height, width, channels).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    private float[] Draw(int item, int epoch) => _stream.Uniform(Numbers, epoch, 0, item);

    private bool IsMirrored(float[] draws) => settings.Flip && draws[Mirror] < 0.5f;

    // Where each pixel of an image comes from, out of numbers in [0, 1).
    private void Fill(Span<long> from, int row, float[] draws, int width)
    {
        var (down, right) = (Shift(draws[Down]), Shift(draws[Right]));
        var mirrored = !settings.RandomCrop && IsMirrored(draws);
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
