using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>HashNet (Cao et al., ICCV 2017), as in the official CgAT code (method section 4).</summary>
/// <remarks>
/// For a batch u [n, K] and the bank U [N, K], with θ = a · u Uᵀ, S1 similar pairs and S0 others, S = n N in all,
/// <code>
/// L = 1/S · Σ w ℓ(θ, s),   w = S/S1 for similar pairs, S/S0 for the others
///   = mean of ℓ over the similar pairs  +  mean of ℓ over the others
/// </code>
/// ℓ as in <see cref="DpshLoss"/>; a kind of pairs that there is none of adds nothing. The official code has a = 0.1
/// and no continuation; HashNet's own code and SAAT's have a = 10 / K and <see cref="Continuation"/>.
/// </remarks>
/// <param name="scale">a, or with <paramref name="perBit"/> a · K.</param>
/// <param name="perBit">Whether the scale is divided by the bits.</param>
/// <param name="continuation">How the relaxation grows steeper; null where it stays.</param>
public sealed class HashNetLoss(double scale, bool perBit, Continuation? continuation) : IHashingLoss
{
    /// <inheritdoc/>
    public double Steepness(int index) => continuation?.At(index) ?? 1;

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(bank);
        using var scope = torch.NewDisposeScope();
        var similar = PairwiseTerms.Similar(batch.Labels, bank.Labels);
        var theta = relaxed.matmul(bank.Relaxed.t()) * (perBit ? scale / relaxed.shape[1] : scale);
        var each = PairwiseTerms.Likelihood(theta, similar);
        var similarity = Mean(each, similar) + Mean(each, 1 - similar);
        return new HashingLossTerms(
            similarity.MoveToOuterDisposeScope(),
            torch.zeros([], device: relaxed.device).MoveToOuterDisposeScope());
    }

    private static torch.Tensor Mean(torch.Tensor each, torch.Tensor mask) =>
        (each * mask).sum() / mask.sum().clamp_min(1);
}
