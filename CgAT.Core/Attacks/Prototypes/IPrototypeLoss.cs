using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>What PrototypeNet minimises over a batch of label vectors.</summary>
public interface IPrototypeLoss
{
    /// <summary>Whether it looks at <see cref="PrototypeOutputs.Classes"/>: the network needs a head then.</summary>
    bool Classifies { get; }

    /// <summary>The loss of a batch.</summary>
    /// <param name="outputs">Of the network for the labels; differentiable.</param>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <param name="bank">The training items.</param>
    /// <returns>Terms that belong to the caller's dispose scope.</returns>
    PrototypeTerms Compute(PrototypeOutputs outputs, torch.Tensor labels, PrototypeBank bank);
}
