using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>The items that a hashing loss is computed for.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Items">Row numbers in the training set.</param>
/// <param name="Rows">The same as an int64 tensor [n].</param>
/// <param name="Labels">[n, classes], multi-hot.</param>
public sealed record HashingBatch(int Epoch, IReadOnlyList<int> Items, torch.Tensor Rows, torch.Tensor Labels);
