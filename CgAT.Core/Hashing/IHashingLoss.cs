using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>A loss that trains a network to hash.</summary>
public interface IHashingLoss
{
    /// <summary>The loss of a batch, after its rows were written to the bank.</summary>
    /// <param name="relaxed">[n, bits], with gradient.</param>
    /// <param name="labels">[n, classes].</param>
    /// <param name="bank">The codes of all training items; no gradient flows through it.</param>
    HashingLossTerms Compute(torch.Tensor relaxed, torch.Tensor labels, CodeBank bank);
}
