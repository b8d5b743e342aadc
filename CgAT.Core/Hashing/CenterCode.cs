using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// Center codes in closed form (method section 1.2): the binary code that is nearest to the codes of similar items and
/// farthest from those of dissimilar ones.
/// </summary>
/// <remarks>
/// With P(y) the items that share a label with y, Q(y) the others, and weights w⁺ and w⁻ (<see cref="CenterWeights"/>),
/// <code>
/// b_c = sign( s⁺ · Σ_{i in P(y)} w⁺ b_i  -  s⁻ · Σ_{j in Q(y)} w⁻ b_j )
/// </code>
/// where s⁺ and s⁻ make means of the sums, of one kind or the other. So matrix products are enough, and they are taken
/// over one stretch of the bank after the other, so that no temporary is as large as the bank.
/// <para>
/// With binary weights and codes of signs all is exact: b_c = sign( N · Σ_P b_i - p · Σ b_i ), sums of signs are whole
/// numbers below 2^24 and so exact in single precision, and the difference, up to N², is in double precision. The
/// result does not depend on the order of the bank. Other weights, and relaxed codes, are summed in double precision.
/// </para>
/// <para>
/// Ties: a bit whose two sums are equal is 0 and neither guides an attack nor enters a loss. Sums that were rounded
/// count as equal within 1e-12 of their greatest size; the official codes leave such a bit to rounding.
/// </para>
/// <para>
/// Labels with an empty side: with binary and intersection-over-union weights, a label with no similar or no dissimilar
/// item (an image without labels, say) has an all-zero code, as in the official code. With the other weights an empty
/// side adds nothing, and the code is the other side's alone, as in SAAT. Two items without labels are dissimilar, and
/// an item weighs 0 where its weight is 0/0; the official code has no numbers there.
/// </para>
/// </remarks>
public static class CenterCode
{
    private const double Rounding = 1e-12;

    /// <summary>The center codes of labels.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <param name="bank">The codes and labels of the training items.</param>
    /// <param name="weights">How much each item counts.</param>
    /// <returns>[n, bits] of -1, 0 and +1, without gradient.</returns>
    public static torch.Tensor Of(torch.Tensor labels, CodeBank bank, CenterWeights weights)
    {
        ArgumentNullException.ThrowIfNull(bank);
        return Of(labels, bank.Codes, bank.Labels, bank.IsBinary, weights);
    }

    /// <summary>The center codes of labels against codes that need not be a bank.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <param name="codes">[N, bits], in [-1, 1].</param>
    /// <param name="codeLabels">[N, classes], multi-hot.</param>
    /// <param name="binary">Whether the codes are -1, 0 or +1; others are summed in double precision.</param>
    /// <param name="weights">How much each item counts.</param>
    /// <returns>[n, bits] of -1, 0 and +1, without gradient.</returns>
    public static torch.Tensor Of(
        torch.Tensor labels, torch.Tensor codes, torch.Tensor codeLabels, bool binary, CenterWeights weights)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(codeLabels);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var difference = binary && weights == CenterWeights.Binary
            ? Exact(labels, codes, codeLabels)
            : Rounded(CenterSums.Of(labels, codes, codeLabels, weights), weights);
        return difference.sign().to_type(torch.float32).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Exact(torch.Tensor labels, torch.Tensor codes, torch.Tensor codeLabels)
    {
        var (similar, count, total) = CenterSums.OfSigns(labels, codes, codeLabels);
        return (similar * codes.shape[0]) - (count * total);
    }

    // Sums that differ by no more than rounding are made equal.
    private static torch.Tensor Rounded(CenterSums sums, CenterWeights weights)
    {
        var (ofSimilar, ofOthers) = weights switch
        {
            CenterWeights.Binary or CenterWeights.IntersectionOverUnion => (sums.Others, sums.Similar),
            CenterWeights.Cosine or CenterWeights.PrecursorJuly =>
                (Inverse(sums.SimilarWeight), Inverse(sums.OthersWeight)),
            CenterWeights.PrecursorFebruary => (torch.ones_like(sums.Similar), torch.ones_like(sums.Similar)),
            _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "no such weights"),
        };
        var difference = (sums.SimilarCodes * ofSimilar) - (sums.OthersCodes * ofOthers);
        var largest = (sums.SimilarWeight * ofSimilar) + (sums.OthersWeight * ofOthers);
        return difference.masked_fill(difference.square().le((largest * Rounding).square()), 0);
    }

    // 1/x, and 0 for an empty side.
    private static torch.Tensor Inverse(torch.Tensor weight)
    {
        var empty = weight.eq(0);
        return (weight + empty.to_type(weight.dtype)).reciprocal().masked_fill(empty, 0);
    }
}
