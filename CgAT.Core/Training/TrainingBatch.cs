using TorchSharp;

namespace CgAT.Core.Training;

/// <summary>The items of one step; its tensors belong to the scope of the step.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Items">Row numbers in the training set.</param>
/// <param name="Rows">The same as an int64 tensor [n].</param>
/// <param name="Images">[n, 3, h, w] in [0, 1].</param>
/// <param name="Labels">[n, classes], multi-hot.</param>
public sealed record TrainingBatch(
    int Epoch,
    IReadOnlyList<int> Items,
    torch.Tensor Rows,
    torch.Tensor Images,
    torch.Tensor Labels);
