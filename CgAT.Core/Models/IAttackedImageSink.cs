using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>Takes attacked images, batch by batch: to encode them with another model, or to keep them.</summary>
public interface IAttackedImageSink
{
    /// <summary>
    /// Takes a batch. An attack that goes on from a checkpoint hands over what is attacked from there on alone.
    /// </summary>
    /// <param name="queries">Which queries.</param>
    /// <param name="images">[n, 3, h, w] in [0, 1]; borrowed, on the device of the model.</param>
    void Take(IReadOnlyList<int> queries, torch.Tensor images);
}
