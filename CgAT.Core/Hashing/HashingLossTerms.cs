using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>A hashing loss and its parts, each a scalar tensor that belongs to the caller's dispose scope.</summary>
/// <param name="Similarity">The term that draws similar codes together.</param>
/// <param name="Quantization">The weighted term that draws relaxed codes to -1 and +1.</param>
public sealed record HashingLossTerms(torch.Tensor Similarity, torch.Tensor Quantization);
