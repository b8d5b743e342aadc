using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>
/// The loss of ProS-GAN's PrototypeNet (method section 5): with Θ = h_i · b_j / 2, S = 1 where a label vector shares a
/// class with a training item, and ŷ the labels that the head reads from the features,
/// <code>
/// L = - mean( S Θ - log(1 + e^Θ) ) + Σ (sign h - h)² / (10⁴ n) + mean (ŷ - y)²
/// </code>
/// </summary>
public sealed class ProsGanPrototypeLoss : IPrototypeLoss
{
    /// <inheritdoc/>
    public bool Classifies => true;

    /// <inheritdoc/>
    public PrototypeTerms Compute(PrototypeOutputs outputs, torch.Tensor labels, PrototypeBank bank)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(bank);
        var classes = outputs.Classes
            ?? throw new ArgumentException("the loss needs a network with a classifying head", nameof(outputs));
        using var scope = torch.NewDisposeScope();
        var likelihoods = outputs.Codes.matmul(bank.Codes.t()) / 2;
        var similar = bank.Similar(labels).to_type(torch.float32);

        // log(1 + e^Θ) as it does not overflow: softplus is Θ itself beyond its threshold.
        var similarity = -((similar * likelihoods) - torch.nn.functional.softplus(likelihoods, 1, 80)).mean();
        return new PrototypeTerms(
            similarity.MoveToOuterDisposeScope(),
            PrototypeLosses.Quantization(outputs.Codes).MoveToOuterDisposeScope(),
            (classes - labels).square().mean().MoveToOuterDisposeScope());
    }
}
