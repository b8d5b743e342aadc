using CgAT.Core.Attacks.Losses;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>Makes the losses of batches of queries.</summary>
internal interface ILossSource
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="items">Which queries.</param>
    /// <param name="images">[n, 3, h, w]: the clean images.</param>
    /// <param name="relaxed">Computes relaxed codes [n, bits] of the clean images, without gradient.</param>
    IAttackLoss Of(IReadOnlyList<int> items, torch.Tensor images, Func<torch.Tensor> relaxed);
}
