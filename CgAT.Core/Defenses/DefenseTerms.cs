using TorchSharp;

namespace CgAT.Core.Defenses;

/// <summary>The terms of a defence, scalar tensors with their weights; null for one that it does not have.</summary>
public sealed record DefenseTerms
{
    /// <summary>Draws attacked images to their center codes.</summary>
    public torch.Tensor? Center { get; init; }

    /// <summary>Draws the relaxed codes of attacked images to -1 and +1.</summary>
    public torch.Tensor? Quantization { get; init; }

    /// <summary>
    /// Compares codes of attacked images with other codes; those of clean images too in distillation and where there is a
    /// codebook.
    /// </summary>
    public torch.Tensor? Adversarial { get; init; }

    /// <summary>Compares features of attacked images with other features.</summary>
    public torch.Tensor? Feature { get; init; }

    /// <summary>The sum of the terms that are there; null where none is.</summary>
    internal static torch.Tensor? Sum(params torch.Tensor?[] terms) =>
        terms.OfType<torch.Tensor>().Aggregate((torch.Tensor?)null, (sum, term) => sum is null ? term : sum + term);
}
