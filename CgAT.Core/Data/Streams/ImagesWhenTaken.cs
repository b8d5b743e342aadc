using CgAT.Core.Numerics;
using static TorchSharp.torch;

namespace CgAT.Core.Data.Streams;

/// <summary>
/// Images that are made when they are taken: those of sets that have all of them at hand. Such a set shows its images
/// whole, so of a crop nothing is left but whether it is mirrored.
/// </summary>
internal sealed class ImagesWhenTaken(IImageSet images, ImageBatch batch, Device device) : IPendingImages
{
    private const int ColumnAxis = 3;

    /// <inheritdoc/>
    public Tensor Take()
    {
        var mirrored = Enumerable.Range(0, batch.Items.Count)
            .Where(row => batch.Crops is { } crops && crops[row].Mirrored)
            .ToArray();
        if (mirrored.Length == 0)
        {
            return images.Images(batch.Items, device);
        }

        using var scope = NewDisposeScope();
        var shown = images.Images(batch.Items, device);
        var rows = OwnMemory.Places(mirrored, device);
        return shown.index_copy_(0, rows, shown.index_select(0, rows).flip(ColumnAxis)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing was begun.
    }
}
