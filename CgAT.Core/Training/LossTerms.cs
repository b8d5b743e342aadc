using TorchSharp;

namespace CgAT.Core.Training;

/// <summary>The loss of a step and its named terms, scalar tensors of the step's scope.</summary>
/// <param name="Total">What is differentiated.</param>
public sealed record LossTerms(torch.Tensor Total)
{
    /// <summary>The similarity term of the hashing loss.</summary>
    public torch.Tensor? Hash { get; init; }

    /// <summary>The weighted quantization terms.</summary>
    public torch.Tensor? Quantization { get; init; }

    /// <summary>The weighted term that draws attacked images to their center codes.</summary>
    public torch.Tensor? Center { get; init; }

    /// <summary>
    /// The weighted terms, other than that of center codes, that compare codes of attacked images with other codes; those of
    /// clean images too in distillation and where there is a codebook.
    /// </summary>
    public torch.Tensor? Adversarial { get; init; }

    /// <summary>The weighted term that compares features of attacked images with other features.</summary>
    public torch.Tensor? Feature { get; init; }

    /// <summary>The cross-entropy of the warm-up.</summary>
    public torch.Tensor? Classification { get; init; }
}
