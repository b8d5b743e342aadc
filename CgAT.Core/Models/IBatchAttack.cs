using CgAT.Core.Attacks;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>An attack on one model and scene, batch by batch.</summary>
internal interface IBatchAttack : IDisposable
{
    /// <summary>Attacks a batch.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <param name="queries">Which queries.</param>
    AttackedImages Run(torch.Tensor images, IReadOnlyList<int> queries);
}
