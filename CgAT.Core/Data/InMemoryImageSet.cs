using System.Runtime.InteropServices;
using CgAT.Core.Data.Pixels;
using static TorchSharp.torch;

namespace CgAT.Core.Data;

/// <summary>
/// Images kept as bytes, one array an image, rows first and channels last. A pixel is byte / 255; a gray image stands
/// in all three channels. The arrays are not copied, so sets can share images, and must not be written to afterwards.
/// </summary>
public sealed class InMemoryImageSet : IImageSet
{
    private const int Channels = 3;

    private readonly int storedChannels;
    private readonly IReadOnlyList<byte[]> images;
    private readonly ItemLabels labels;

    /// <summary>
    /// A set of images of <paramref name="height"/> x <paramref name="width"/> x <paramref name="channels"/> (1 or 3)
    /// bytes, each with its classes in ascending order.
    /// </summary>
    /// <exception cref="ArgumentException">A number, an image's length or a list of classes is not as said.</exception>
    public InMemoryImageSet(
        int height,
        int width,
        int channels,
        int classes,
        IReadOnlyList<byte[]> images,
        IReadOnlyList<IReadOnlyList<int>> labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        if (channels is not (1 or Channels))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "images have 1 or 3 channels");
        }

        if (labels.Count != images.Count)
        {
            throw new ArgumentException($"{images.Count} images but {labels.Count} lists of classes", nameof(labels));
        }

        if (images.Any(image => image.Length != height * width * channels))
        {
            throw new ArgumentException($"an image is not of {height} x {width} x {channels} bytes", nameof(images));
        }

        (Height, Width, storedChannels) = (height, width, channels);
        (this.images, this.labels) = (images, new ItemLabels(classes, labels));
    }

    /// <inheritdoc/>
    public int Count => images.Count;

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Classes => labels.Classes;

    /// <inheritdoc/>
    public bool SingleLabel => labels.Single;

    /// <inheritdoc/>
    public Tensor Images(IReadOnlyList<int> items, Device device)
    {
        ItemRange.Require(items, Count);
        using var scope = NewDisposeScope();
        var host = empty([items.Count, Height, Width, Channels], ScalarType.Float32, CPU);
        var pixels = MemoryMarshal.Cast<byte, float>(host.bytes);
        var length = Height * Width * Channels;
        for (var row = 0; row < items.Count; row++)
        {
            Write(images[items[row]], pixels.Slice(row * length, length));
        }

        return host.to(device).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Labels(IReadOnlyList<int> items, Device device) => labels.Of(items, device);

    /// <inheritdoc/>
    public IReadOnlyList<int> LabelsOf(int item) => labels.Of(item);

    private void Write(ReadOnlySpan<byte> image, Span<float> destination)
    {
        if (storedChannels == Channels)
        {
            PixelFloats.Of(image, destination);
        }
        else
        {
            PixelFloats.OfGray(image, destination);
        }
    }
}
