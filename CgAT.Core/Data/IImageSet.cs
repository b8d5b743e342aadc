using CgAT.Core.Data.Streams;
using static TorchSharp.torch;

namespace CgAT.Core.Data;

/// <summary>Labelled images of one size, addressed by item from 0. Immutable, so threads can share it.</summary>
public interface IImageSet
{
    /// <summary>The number of items.</summary>
    int Count { get; }

    /// <summary>The height of every image, in pixels.</summary>
    int Height { get; }

    /// <summary>The width of every image, in pixels.</summary>
    int Width { get; }

    /// <summary>The number of classes.</summary>
    int Classes { get; }

    /// <summary>Whether every item has exactly one label.</summary>
    bool SingleLabel { get; }

    /// <summary>
    /// Whether images are kept whole, so that crops of a batch lie where they say; else all are of the centre, and
    /// mirrored or not.
    /// </summary>
    bool CropsRoam => false;

    /// <summary>
    /// The images of some items, in their order: float32 [n, 3, Height, Width] in [0, 1], RGB, with the strides of the
    /// channels-last layout. The caller owns the tensor.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An item is not in the set.</exception>
    Tensor Images(IReadOnlyList<int> items, Device device);

    /// <summary>
    /// Begins to make the images of a batch, which a set that has to read files does on threads of its own. What comes
    /// out depends on the batch alone, not on when or how it was made.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An item is not in the set.</exception>
    IPendingImages Begin(ImageBatch batch, Device device) => new ImagesWhenTaken(this, batch, device);

    /// <summary>
    /// The labels of some items, in their order: float32 [n, Classes], 1 for each label and 0 elsewhere. The caller
    /// owns the tensor.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An item is not in the set.</exception>
    Tensor Labels(IReadOnlyList<int> items, Device device);

    /// <summary>The classes of an item, ascending; empty where it has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The item is not in the set.</exception>
    IReadOnlyList<int> LabelsOf(int item);
}
