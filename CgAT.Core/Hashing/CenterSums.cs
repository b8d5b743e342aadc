using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// The weighted sums over similar and over dissimilar items that center codes are made of, for n labels against N
/// codes; all in double precision.
/// </summary>
internal sealed class CenterSums
{
    // Labels times items of one stretch of the bank: small enough for a core's cache, large enough for its products. The
    // sums in double precision have a dozen temporaries of this size, the others two.
    private const long Pairs = 1 << 18;
    private const long WidePairs = 1 << 16;
    private const long FewestItems = 256;

    private CenterSums(torch.Tensor labels, torch.Tensor codes)
    {
        var (rows, bits) = (labels.shape[0], codes.shape[1]);
        torch.Tensor Zeros(long columns) => torch.zeros(rows, columns, torch.float64, codes.device);
        (SimilarCodes, OthersCodes) = (Zeros(bits), Zeros(bits));
        (SimilarWeight, OthersWeight, Similar, Others) = (Zeros(1), Zeros(1), Zeros(1), Zeros(1));
    }

    /// <summary>[n, bits]: Σ w⁺ b over similar items.</summary>
    public torch.Tensor SimilarCodes { get; }

    /// <summary>[n, bits]: Σ w⁻ b over the others.</summary>
    public torch.Tensor OthersCodes { get; }

    /// <summary>[n, 1]: Σ w⁺.</summary>
    public torch.Tensor SimilarWeight { get; }

    /// <summary>[n, 1]: Σ w⁻.</summary>
    public torch.Tensor OthersWeight { get; }

    /// <summary>[n, 1]: how many items are similar.</summary>
    public torch.Tensor Similar { get; }

    /// <summary>[n, 1]: how many are not.</summary>
    public torch.Tensor Others { get; }

    /// <summary>The sums with any weights over codes of any kind.</summary>
    public static CenterSums Of(
        torch.Tensor labels, torch.Tensor codes, torch.Tensor codeLabels, CenterWeights weights)
    {
        var sums = new CenterSums(labels, codes);
        foreach (var (start, count) in Stretches(labels.shape[0], codes.shape[0], WidePairs))
        {
            using var scope = torch.NewDisposeScope();
            sums.Add(labels, codes.narrow(0, start, count), codeLabels.narrow(0, start, count), weights);
        }

        return sums;
    }

    /// <summary>
    /// For codes of signs and binary weights: the sum over similar items [n, bits], how many these are [n, 1], and the
    /// sum over all items [1, bits]. Whole numbers, each exact.
    /// </summary>
    public static (torch.Tensor Similar, torch.Tensor Count, torch.Tensor Total) OfSigns(
        torch.Tensor labels, torch.Tensor codes, torch.Tensor codeLabels)
    {
        var sums = new CenterSums(labels, codes);
        var total = torch.zeros(1, codes.shape[1], torch.float64, codes.device);
        foreach (var (start, count) in Stretches(labels.shape[0], codes.shape[0], Pairs))
        {
            using var scope = torch.NewDisposeScope();
            var stretch = codes.narrow(0, start, count);

            // Counts of labels in common, cut at 1 in place: faster than a comparison and its conversion.
            var similar = labels.matmul(codeLabels.narrow(0, start, count).t()).clamp_max_(1);
            sums.SimilarCodes.add_(similar.matmul(stretch));
            sums.Similar.add_(similar.sum(1, keepdim: true));
            total.add_(stretch.sum([0], keepdim: true));
        }

        return (sums.SimilarCodes, sums.Similar, total);
    }

    private static IEnumerable<(long Start, long Count)> Stretches(long labels, long items, long pairs)
    {
        var length = Math.Max(FewestItems, pairs / Math.Max(1, labels));
        for (long start = 0; start < items; start += length)
        {
            yield return (start, Math.Min(length, items - start));
        }
    }

    private void Add(torch.Tensor labels, torch.Tensor codes, torch.Tensor codeLabels, CenterWeights weights)
    {
        var wide = codes.to_type(torch.float64);
        var overlap = labels.matmul(codeLabels.t()).to_type(torch.float64);
        var similar = overlap.gt(0).to_type(torch.float64);
        var (positive, negative) = Weights(labels, codeLabels, overlap, similar, weights);
        SimilarCodes.add_(positive.matmul(wide));
        OthersCodes.add_(negative.matmul(wide));
        SimilarWeight.add_(positive.sum(1, keepdim: true));
        OthersWeight.add_(negative.sum(1, keepdim: true));
        Similar.add_(similar.sum(1, keepdim: true));
        Others.add_((1 - similar).sum(1, keepdim: true));
    }

    // w⁺, 0 for dissimilar items, and w⁻, 0 for similar ones: both [n, items].
    private static (torch.Tensor Positive, torch.Tensor Negative) Weights(
        torch.Tensor labels,
        torch.Tensor codeLabels,
        torch.Tensor overlap,
        torch.Tensor similar,
        CenterWeights weights)
    {
        var others = 1 - similar;
        if (weights == CenterWeights.Binary)
        {
            return (similar, others);
        }

        var own = labels.sum(1, keepdim: true).to_type(torch.float64);
        var theirs = codeLabels.sum(1, keepdim: true).to_type(torch.float64).t();
        return weights switch
        {
            CenterWeights.IntersectionOverUnion or CenterWeights.PrecursorFebruary =>
                (overlap / (own + theirs - overlap).clamp_min(1), others),
            CenterWeights.Cosine => (overlap / ((own.sqrt() * theirs.sqrt()) + 1e-8), others),
            CenterWeights.PrecursorJuly =>
                (overlap / own.clamp_min(1), others * (own + theirs) / labels.shape[1]),
            _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "no such weights"),
        };
    }
}
