using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// DPSH (Li et al., IJCAI 2016) with the constants of the official CgAT code (method section 4).
/// </summary>
/// <remarks>
/// For a batch u [n, K] and the bank U [N, K], with θ = u Uᵀ / 2 and s = 1 where two items share a label,
/// <code>
/// L = mean over n x N of ( log(1 + e^-|θ|) + max(θ, 0) - s θ )  +  q · mean (u - sign u)²,    q = 0.001
/// </code>
/// Other published code uses 50 · Σ (u - sign u)² / (n N) for the second term.
/// </remarks>
/// <param name="quantization">The weight q of the second term, at least 0.</param>
public sealed class DpshLoss(double quantization) : IHashingLoss
{
    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, torch.Tensor labels, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(bank);
        using var scope = torch.NewDisposeScope();
        var similar = labels.matmul(bank.Labels.t()).gt(0).to_type(torch.float32);
        var theta = relaxed.matmul(bank.Relaxed.t()) * 0.5;

        // log(1 + e^-|θ|) + max(θ, 0) is softplus; a threshold of libtorch's would cut its tail, so it stays written out.
        var softplus = theta.abs().neg().exp().log1p() + theta.clamp_min(0);
        var similarity = (softplus - (similar * theta)).mean();
        var error = relaxed - relaxed.sign();
        var quantized = (error * error).mean() * quantization;
        return new HashingLossTerms(similarity.MoveToOuterDisposeScope(), quantized.MoveToOuterDisposeScope());
    }
}
