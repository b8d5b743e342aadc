using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>
/// The circle loss (Sun et al. 2020) of similarities s_p to items that shall be near and s_n to items that shall be far,
/// in the form of the official CgAT code:
/// <code>
/// softplus( log Σ exp( γ a_n (s_n - m) )  +  log Σ exp( -γ a_p (s_p - 1 + m) ) )
/// a_n = max(0, s_n + m),   a_p = max(0, 1 + m - s_p)
/// </code>
/// where a_p and a_n have no gradient.
/// </summary>
public static class CircleLoss
{
    /// <summary>The loss of some pairs.</summary>
    /// <param name="similar">[p], at least one: similarities in [-1, 1] that shall rise.</param>
    /// <param name="others">[n], at least one: similarities that shall fall.</param>
    /// <param name="margin">m.</param>
    /// <param name="gamma">γ, above 0.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Of(torch.Tensor similar, torch.Tensor others, double margin, double gamma)
    {
        ArgumentNullException.ThrowIfNull(similar);
        ArgumentNullException.ThrowIfNull(others);
        using var scope = torch.NewDisposeScope();
        var weightOfSimilar = ElementWise.AtLeast(1 + margin - similar.detach(), 0);
        var weightOfOthers = ElementWise.AtLeast(others.detach() + margin, 0);
        var ofSimilar = weightOfSimilar * (similar - 1 + margin) * -gamma;
        var ofOthers = weightOfOthers * (others - margin) * gamma;
        var sum = torch.logsumexp(ofOthers, 0) + torch.logsumexp(ofSimilar, 0);
        return torch.nn.functional.softplus(sum).MoveToOuterDisposeScope();
    }
}
