using static TorchSharp.torch;

namespace CgAT.Core.Data;

/// <summary>Some items of another set, in an order of their own; an item may occur more than once.</summary>
public sealed class ImageSubset : IImageSet
{
    private readonly IImageSet parent;
    private readonly int[] parentItems;

    /// <summary>The view whose item i is item <paramref name="items"/>[i] of the parent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An item is not in the parent.</exception>
    public ImageSubset(IImageSet parent, IReadOnlyList<int> items)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ItemRange.Require(items, parent.Count);
        this.parent = parent;
        parentItems = [.. items];
        SingleLabel = parent.SingleLabel || parentItems.All(item => parent.LabelsOf(item).Count == 1);
    }

    /// <inheritdoc/>
    public int Count => parentItems.Length;

    /// <inheritdoc/>
    public int Height => parent.Height;

    /// <inheritdoc/>
    public int Width => parent.Width;

    /// <inheritdoc/>
    public int Classes => parent.Classes;

    /// <inheritdoc/>
    public bool SingleLabel { get; }

    /// <summary>The item of the parent behind each item.</summary>
    public IReadOnlyList<int> ParentItems => parentItems;

    /// <inheritdoc/>
    public Tensor Images(IReadOnlyList<int> items, Device device) => parent.Images(InParent(items), device);

    /// <inheritdoc/>
    public bool CropsRoam => parent.CropsRoam;

    /// <inheritdoc/>
    public IPendingImages Begin(ImageBatch batch, Device device)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return parent.Begin(batch with { Items = InParent(batch.Items) }, device);
    }

    /// <inheritdoc/>
    public Tensor Labels(IReadOnlyList<int> items, Device device) => parent.Labels(InParent(items), device);

    /// <inheritdoc/>
    public IReadOnlyList<int> LabelsOf(int item)
    {
        ItemRange.Require(item, Count);
        return parent.LabelsOf(parentItems[item]);
    }

    private int[] InParent(IReadOnlyList<int> items)
    {
        ItemRange.Require(items, Count);
        return [.. items.Select(item => parentItems[item])];
    }
}
