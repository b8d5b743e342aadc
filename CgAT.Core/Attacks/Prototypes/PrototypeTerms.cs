using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>The terms of a loss of PrototypeNet, scalar tensors.</summary>
/// <param name="Similarity">What draws prototypes to similar codes and from others.</param>
/// <param name="Quantization">Σ (sign h - h)² / (10⁴ n).</param>
/// <param name="Classification">The error of the classifying head; null where there is none.</param>
public sealed record PrototypeTerms(
    torch.Tensor Similarity, torch.Tensor Quantization, torch.Tensor? Classification)
{
    /// <summary>Their sum.</summary>
    public torch.Tensor Total() => Classification is null
        ? Similarity + Quantization
        : Similarity + Quantization + Classification;
}
