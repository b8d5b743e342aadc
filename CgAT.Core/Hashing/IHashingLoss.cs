using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>A loss that trains a network to hash, in one phase of training.</summary>
public interface IHashingLoss
{
    /// <summary>What the loss keeps from step to step, its owner saves and disposes of; nothing by default.</summary>
    HashingLossState State => new();

    /// <summary>
    /// Whether the images of a batch change one another's parts of the loss, as they do by default; else the loss is
    /// a mean over images of what each has with the bank.
    /// </summary>
    bool CouplesImages => true;

    /// <summary>
    /// The steepness of the relaxation tanh(steepness · f(x)) in a step of hashing training; 1 by default. A defence
    /// has always 1.
    /// </summary>
    /// <param name="index">Which step of the phase, from 0.</param>
    double Steepness(int index) => 1;

    /// <summary>What happens before the first step of an epoch; nothing by default.</summary>
    /// <param name="epoch">From 0.</param>
    /// <param name="bank">The codes and labels of all training items.</param>
    void StartEpoch(int epoch, CodeBank bank)
    {
    }

    /// <summary>The loss of a batch, after its rows were written to the bank.</summary>
    /// <param name="relaxed">[n, bits] in [-1, 1], with gradient.</param>
    /// <param name="batch">Which items these are, and their labels.</param>
    /// <param name="bank">The codes of all training items; no gradient flows through it.</param>
    HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank);
}
