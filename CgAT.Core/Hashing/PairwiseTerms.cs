using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>What the losses over pairs of batch and bank have in common.</summary>
internal static class PairwiseTerms
{
    /// <summary>s: 1 where two items share a label, else 0.</summary>
    /// <param name="labels">[n, classes].</param>
    /// <param name="others">[N, classes].</param>
    /// <returns>[n, N].</returns>
    public static torch.Tensor Similar(torch.Tensor labels, torch.Tensor others) =>
        labels.matmul(others.t()).gt(0).to_type(labels.dtype);

    /// <summary>
    /// The negative log-likelihood of each pair, ℓ(θ, s) = log(1 + e^-|θ|) + max(θ, 0) - s θ.
    /// </summary>
    /// <remarks>
    /// The first two terms are softplus; libtorch's own takes θ itself above 20, so they stay written out. Another form
    /// has other last bits, and every id of a model that was trained with it would have to move.
    /// </remarks>
    public static torch.Tensor Likelihood(torch.Tensor theta, torch.Tensor similar)
    {
        var softplus = ElementWise.Absolute(theta).neg().exp().log1p() + ElementWise.AtLeast(theta, 0);
        return softplus - (similar * theta);
    }
}
