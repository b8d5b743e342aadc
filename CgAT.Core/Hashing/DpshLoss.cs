using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>DPSH (Li et al., IJCAI 2016), as in the official CgAT code (method section 4).</summary>
/// <remarks>
/// For a batch u [n, K] and the bank U [N, K], with θ = u Uᵀ / 2 and s = 1 where two items share a label,
/// <code>
/// L = mean over n x N of ℓ(θ, s)  +  q · mean (u - sign u)²,    ℓ(θ, s) = log(1 + e^-|θ|) + max(θ, 0) - s θ
/// </code>
/// with q = 0.001. Other published code (DeepHash-pytorch) divides the squares by the n N pairs and not by the n K
/// values, with q = 50: for 10,500 items and 32 bits that is 152 times as much.
/// </remarks>
/// <param name="quantization">The weight q of the second term, at least 0.</param>
/// <param name="overPairs">Whether the second term is Σ (u - sign u)² / (n N) instead of the mean.</param>
public sealed class DpshLoss(double quantization, bool overPairs = false) : IHashingLoss
{
    /// <inheritdoc/>
    public bool CouplesImages => false;

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(bank);
        using var scope = torch.NewDisposeScope();
        var theta = relaxed.matmul(bank.Relaxed.t()) * 0.5;
        var similarity = PairwiseTerms.Likelihood(theta, PairwiseTerms.Similar(batch.Labels, bank.Labels)).mean();
        var error = relaxed - relaxed.sign();
        var weight = overPairs ? quantization * relaxed.shape[1] / bank.Relaxed.shape[0] : quantization;
        var quantized = (error * error).mean() * weight;
        return new HashingLossTerms(similarity.MoveToOuterDisposeScope(), quantized.MoveToOuterDisposeScope());
    }
}
