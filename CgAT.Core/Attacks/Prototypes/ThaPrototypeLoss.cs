using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>
/// The loss of Targeted Hashing Attack, a circle loss over pairs of a prototype h_i and a training code b_j (method
/// section 5): with s = h_i · b_j / K, over the similar pairs s⁺ and the others s⁻,
/// <code>
/// L = ( LSE( [2 + s⁻]₊ s⁻ ) + LSE( -[2 - s⁺]₊ s⁺ ) ) / n + Σ (sign h - h)² / (10⁴ n)
/// </code>
/// LSE is the logarithm of the sum of exponentials; the brackets have no gradient. SAAT's port has softplus(LSE + LSE).
/// </summary>
/// <remarks>
/// Only pairs with j > i count, as in the official code: the mask over pairs within a batch, an upper triangle, was
/// kept for the n x N matrix of a batch and the bank. A batch without similar or without other pairs has, as there, a
/// first term of -∞ (0 with softplus); its gradient is that of what is left, and the training stops at it.
/// </remarks>
/// <param name="softplus">SAAT's port.</param>
public sealed class ThaPrototypeLoss(bool softplus) : IPrototypeLoss
{
    /// <inheritdoc/>
    public bool Classifies => false;

    /// <inheritdoc/>
    public PrototypeTerms Compute(PrototypeOutputs outputs, torch.Tensor labels, PrototypeBank bank)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(bank);
        using var scope = torch.NewDisposeScope();
        var codes = outputs.Codes;
        var cosines = codes.matmul(bank.Codes.t()) / (double)codes.shape[1];
        var counted = torch.ones_like(cosines, torch.ScalarType.Bool).triu(1);
        var similar = bank.Similar(labels);
        var near = cosines.masked_select(similar.logical_and(counted));
        var far = cosines.masked_select(similar.logical_not().logical_and(counted));
        var sum = ((far.detach() + 2).clamp_min(0) * far).logsumexp(0)
            + (-(2 - near.detach()).clamp_min(0) * near).logsumexp(0);
        var similarity = (softplus ? torch.nn.functional.softplus(sum) : sum) / codes.shape[0];
        return new PrototypeTerms(
            similarity.MoveToOuterDisposeScope(),
            PrototypeLosses.Quantization(codes).MoveToOuterDisposeScope(),
            Classification: null);
    }
}
