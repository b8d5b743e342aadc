using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>The training items that prototypes are fitted to, under the attacked model.</summary>
/// <param name="Codes">[N, bits] of -1 and +1.</param>
/// <param name="Labels">[N, classes], multi-hot.</param>
public sealed record PrototypeBank(torch.Tensor Codes, torch.Tensor Labels)
{
    /// <summary>[n, N]: whether label vectors share a class with each item.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    internal torch.Tensor Similar(torch.Tensor labels) => labels.matmul(Labels.t()).gt(0);
}
