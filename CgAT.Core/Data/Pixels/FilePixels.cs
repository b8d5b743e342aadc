using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Pixels;

/// <summary>Pixels that are decoded and resized each time they are asked for.</summary>
/// <param name="images">The images.</param>
/// <param name="resize">How they are resized.</param>
/// <param name="loading">Who is told how the look for faults goes, and what stops it.</param>
/// <param name="threads">Look for faults.</param>
internal sealed class FilePixels(
    IReadOnlyList<ListedImage> images, ImageResize resize, ImageLoading loading, ImageThreads threads) : IPixelSource
{
    /// <inheritdoc/>
    public void Open()
    {
        // Each image is opened by itself.
    }

    /// <inheritdoc/>
    public void Show(ImagePreparer preparer, int image, PixelWindow window, Span<float> to)
    {
        if (preparer.Prepare(images[image], resize) is { } fault)
        {
            throw new UserErrorException(images[image].Tell(fault));
        }

        (window with { Roams = images[image].IsWhole }).Write(preparer.Pixels, to);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, ImageFault> FindFaults()
    {
        var faults = new ImageFault?[images.Count];
        threads.Begin(images.Count, (preparer, image) => faults[image] = preparer.Prepare(images[image], resize))
            .Wait(DataProgress.Decoding, loading.Progress, loading.Cancellation);
        return Enumerable.Range(0, images.Count)
            .Where(image => faults[image] is not null)
            .ToDictionary(image => image, image => faults[image]!);
    }
}
