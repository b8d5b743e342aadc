namespace CgAT.Core.Data.Pixels;

/// <summary>Pixels that are all in memory: those of small data sets.</summary>
/// <param name="images">What is kept of each image; null where it can't be used, and is not asked for.</param>
/// <param name="faults">What is wrong with those.</param>
internal sealed class MemoryPixels(
    IReadOnlyList<StoredPixels?> images, IReadOnlyDictionary<int, ImageFault> faults) : IPixelSource
{
    /// <inheritdoc/>
    public void Open()
    {
        // They are there.
    }

    /// <inheritdoc/>
    public void Show(ImagePreparer preparer, int image, PixelWindow window, Span<float> to) =>
        window.Write(
            (images[image] ?? throw new InvalidOperationException($"image {image} can't be used")).View, to);

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, ImageFault> FindFaults() => faults;
}
