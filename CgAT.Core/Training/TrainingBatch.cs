using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Training;

/// <summary>The items of one step; its tensors belong to the scope of the step.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Step">Counted within the phase, from 0.</param>
/// <param name="Items">Row numbers in the training set.</param>
/// <param name="Rows">The same as an int64 tensor [n].</param>
/// <param name="Images">[n, 3, h, w] in [0, 1].</param>
/// <param name="Labels">[n, classes], multi-hot.</param>
public sealed record TrainingBatch(
    int Epoch,
    int Step,
    IReadOnlyList<int> Items,
    torch.Tensor Rows,
    torch.Tensor Images,
    torch.Tensor Labels)
{
    /// <summary>What a hashing loss wants to know of it.</summary>
    public HashingBatch Hashing => new(Epoch, Items, Rows, Labels);
}
