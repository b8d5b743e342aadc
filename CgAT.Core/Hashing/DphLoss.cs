using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// DPH, the hashing model of HAG (Yang et al., TCYB 2020), as in the official CgAT code (method section 4).
/// </summary>
/// <remarks>
/// For a batch u [n, K] and the bank U [N, K], with s = 1 where two items share a label and else 0,
/// <code>
/// L = mean over n x N of ( u Uᵀ / K - (2 s - 1) )²
/// </code>
/// </remarks>
public sealed class DphLoss : IHashingLoss
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
        var likeness = relaxed.matmul(bank.Relaxed.t()) / relaxed.shape[1];
        var target = (PairwiseTerms.Similar(batch.Labels, bank.Labels) * 2) - 1;
        var error = likeness - target;
        return new HashingLossTerms(
            (error * error).mean().MoveToOuterDisposeScope(),
            torch.zeros([], device: relaxed.device).MoveToOuterDisposeScope());
    }
}
