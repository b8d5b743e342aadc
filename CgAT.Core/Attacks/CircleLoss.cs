using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>
/// The circle loss (Sun et al. 2020) of cosines s_p of items that shall be near and s_n of items that shall be far, in the
/// form of the official CgAT code, for cosines in [-1, 1] and without margin:
/// <code>
/// log Σ exp( γ a_n s_n )  +  log Σ exp( -γ a_p s_p ),   a_n = max(0, 2 + s_n),   a_p = max(0, 2 - s_p)
/// </code>
/// where a_p and a_n have no gradient.
/// </summary>
public static class CircleLoss
{
    /// <summary>The loss of some pairs.</summary>
    /// <param name="similar">[p], at least one: cosines that shall rise.</param>
    /// <param name="others">[n], at least one: cosines that shall fall.</param>
    /// <param name="gamma">γ, above 0; 1 in the official code.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Of(torch.Tensor similar, torch.Tensor others, double gamma)
    {
        ArgumentNullException.ThrowIfNull(similar);
        ArgumentNullException.ThrowIfNull(others);
        using var scope = torch.NewDisposeScope();
        var ofSimilar = ElementWise.AtLeast(2 - similar.detach(), 0) * similar * -gamma;
        var ofOthers = ElementWise.AtLeast(2 + others.detach(), 0) * others * gamma;
        return (torch.logsumexp(ofOthers, 0) + torch.logsumexp(ofSimilar, 0)).MoveToOuterDisposeScope();
    }
}
