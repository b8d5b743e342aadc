using CgAT.Core.Data.Pixels;
using static TorchSharp.torch;

namespace CgAT.Core.Data.Streams;

/// <summary>
/// Images that are brought in when they are asked for, from wherever their pixels are: only the batches in hand are in
/// memory. An image may be larger than what is shown of it.
/// </summary>
internal sealed class StreamedImageSet : IImageSet
{
    private readonly IPixelSource _source;
    private readonly IReadOnlyList<int> _images;
    private readonly ItemLabels _labels;
    private readonly ImageThreads _threads;

    /// <summary>A set.</summary>
    /// <param name="side">Height and width of what is shown of an image.</param>
    /// <param name="source">The pixels.</param>
    /// <param name="images">Which image of the source each item is.</param>
    /// <param name="labels">The classes of each item.</param>
    /// <param name="threads">Bring images in.</param>
    /// <param name="cropsRoam">Whether the source has its images whole.</param>
    public StreamedImageSet(
        int side,
        IPixelSource source,
        IReadOnlyList<int> images,
        ItemLabels labels,
        ImageThreads threads,
        bool cropsRoam)
    {
        if (labels.Count != images.Count)
        {
            throw new ArgumentException($"{images.Count} images but {labels.Count} lists of classes", nameof(labels));
        }

        Width = Height = side;
        CropsRoam = cropsRoam;
        (_source, _images, _labels, _threads) = (source, images, labels, threads);
    }

    /// <inheritdoc/>
    public int Count => _images.Count;

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Classes => _labels.Classes;

    /// <inheritdoc/>
    public bool CropsRoam { get; }

    /// <inheritdoc/>
    public bool SingleLabel => _labels.Single;

    /// <inheritdoc/>
    public Tensor Images(IReadOnlyList<int> items, Device device)
    {
        using var pending = Begin(new ImageBatch { Items = items }, device);
        return pending.Take();
    }

    /// <inheritdoc/>
    public IPendingImages Begin(ImageBatch batch, Device device)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ItemRange.Require(batch.Items, Count);
        _source.Open();
        var (items, crops) = (batch.Items, batch.Crops);
        return new PendingBatch(
            items.Count,
            Height,
            Width,
            device,
            _threads,
            (preparer, row, to) => _source.Show(
                preparer, _images[items[row]], new PixelWindow(Height, Width, crops?[row]), to));
    }

    /// <inheritdoc/>
    public Tensor Labels(IReadOnlyList<int> items, Device device) => _labels.Of(items, device);

    /// <inheritdoc/>
    public IReadOnlyList<int> LabelsOf(int item) => _labels.Of(item);
}
