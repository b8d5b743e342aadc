using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>DCH (Cao et al., CVPR 2018), as in the official CgAT code (method section 4).</summary>
/// <remarks>
/// Over the n² pairs of a batch u [n, K] alone, each item with itself included, with s = 1 where two share a label,
/// <code>
/// d(u, v) = (1 - min(cos(u, v), 0.99)) · K / 2,     cos with a product of norms of at least 1e-4
/// w = n²/S1 for similar pairs, n²/S0 for the others; 1 where a batch has one kind alone
/// L = mean w ( s log(d/γ) + log(1 + γ/d) )  +  q · mean log(1 + d(|u|, 1)/γ),    γ = 20, q = 0.1
/// </code>
/// A code of zeros alone has no gradient here; in the official code it has one that is not a number.
/// </remarks>
/// <param name="gamma">γ, the scale of the Cauchy distribution, above 0.</param>
/// <param name="quantization">The weight q, at least 0.</param>
public sealed class DchLoss(double gamma, double quantization) : IHashingLoss
{
    private const double LargestCosine = 0.99;
    private const double LeastNorms = 1e-4;
    private const double LeastSquares = 1e-12;

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = torch.NewDisposeScope();
        var similar = PairwiseTerms.Similar(batch.Labels, batch.Labels);
        var distance = Distance(relaxed, relaxed);
        var cauchy = (similar * (distance / gamma).log()) + ((gamma / distance) + 1).log();
        var corner = torch.ones([1, relaxed.shape[1]], relaxed.dtype, relaxed.device);
        var quantized = ((Distance(ElementWise.Absolute(relaxed), corner) / gamma) + 1).log().mean() * quantization;
        return new HashingLossTerms(
            (cauchy * Weights(similar)).mean().MoveToOuterDisposeScope(), quantized.MoveToOuterDisposeScope());
    }

    private static torch.Tensor Weights(torch.Tensor similar)
    {
        var pairs = similar.numel();
        var dissimilar = 1 - similar;
        var (ones, zeros) = (similar.sum(), dissimilar.sum());
        var weights = (similar / ones.clamp_min(1)) + (dissimilar / zeros.clamp_min(1));

        // One kind alone has the weight 1 already: all pairs divided by as many.
        return weights * pairs;
    }

    private static torch.Tensor Distance(torch.Tensor codes, torch.Tensor others)
    {
        var norms = Norm(codes).matmul(Norm(others).t());
        var cosine = codes.matmul(others.t()) / ElementWise.AtLeast(norms, LeastNorms);
        return (1 - ElementWise.AtMost(cosine, LargestCosine)) * (codes.shape[1] / 2.0);
    }

    private static torch.Tensor Norm(torch.Tensor codes) =>
        ElementWise.AtLeast((codes * codes).sum(1, keepdim: true), LeastSquares).sqrt();
}
