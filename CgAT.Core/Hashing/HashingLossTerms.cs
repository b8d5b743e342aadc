using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>A hashing loss and its parts, each a scalar tensor that belongs to the caller's dispose scope.</summary>
/// <param name="Similarity">
/// What makes codes say what an image shows: the terms of pairs, of class centers, of a classifier.
/// </param>
/// <param name="Quantization">The weighted term that draws relaxed codes to -1 and +1; 0 for a method without.</param>
public sealed record HashingLossTerms(torch.Tensor Similarity, torch.Tensor Quantization);
