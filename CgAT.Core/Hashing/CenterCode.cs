using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// Center codes in closed form (method section 1.2): the binary code that is nearest to the codes of similar items and
/// farthest from those of dissimilar ones.
/// </summary>
/// <remarks>
/// With P(y) the p items that share a label with y, out of all N, and binary weights as in the official code,
/// <code>
/// b_c = sign( mean of b_i over P(y)  -  mean of b_j over the others )
///     = sign( N · Σ_{i in P(y)} b_i  -  p · Σ_i b_i )         (multiplied by p (N - p) > 0, when 0 &lt; p &lt; N)
/// </code>
/// so two matrix products are enough: S = [Y Lᵀ > 0] and S B. Sums of signs are whole numbers below 2^24 and so exact
/// in single precision; the difference, up to N², is taken in double precision, where it is exact too. The result does
/// not depend on the order of the bank. Relaxed codes are summed in double precision, which rounds the tiniest alone.
/// <para>
/// Bits in a tie are 0: they neither guide an attack nor enter a loss. A label with no similar or no dissimilar item
/// (an image without labels, say) has an all-zero code, as in the official code.
/// </para>
/// </remarks>
public static class CenterCode
{
    /// <summary>The center codes of labels.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <param name="bank">The codes and labels of the training items.</param>
    /// <returns>[n, bits] of -1, 0 and +1, without gradient.</returns>
    public static torch.Tensor Of(torch.Tensor labels, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        return Of(labels, bank.Codes, bank.Labels, bank.IsBinary);
    }

    /// <summary>The center codes of labels against codes that need not be a bank.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <param name="codes">[N, bits].</param>
    /// <param name="codeLabels">[N, classes], multi-hot.</param>
    /// <param name="binary">Whether the codes are -1, 0 or +1; others are summed in double precision.</param>
    /// <returns>[n, bits] of -1, 0 and +1, without gradient.</returns>
    public static torch.Tensor Of(torch.Tensor labels, torch.Tensor codes, torch.Tensor codeLabels, bool binary)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(codeLabels);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var type = binary ? torch.float32 : torch.float64;
        var bank = codes.to_type(type);
        var similar = labels.matmul(codeLabels.t()).gt(0).to_type(type);
        var similarSum = similar.matmul(bank).to_type(torch.float64);
        var similarCount = similar.sum(1, keepdim: true).to_type(torch.float64);
        var total = bank.sum([0]).to_type(torch.float64);
        var difference = (similarSum * codes.shape[0]) - (similarCount * total);

        // Where all items are similar, two sums of relaxed codes in different orders need not cancel.
        difference.masked_fill_(similarCount.eq(codes.shape[0]), 0);
        return difference.sign().to_type(torch.float32).MoveToOuterDisposeScope();
    }
}
