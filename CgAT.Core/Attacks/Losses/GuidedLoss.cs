using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Losses;

/// <summary>
/// The loss of attacks that have one code an image: away from it, mean over bits of u ⊙ b (CgAT's, method section 1.3), or
/// towards it, - mean u ⊙ b (P2P, DHTA and THA, method section 5).
/// </summary>
/// <param name="guides">[n, bits] of -1, 0 and +1; a bit of 0 guides nothing.</param>
/// <param name="targeted">Whether the code is a target.</param>
public sealed class GuidedLoss(torch.Tensor guides, bool targeted) : IAttackLoss
{
    /// <inheritdoc/>
    public bool CouplesImages => false;

    /// <inheritdoc/>
    public torch.Tensor? Guides => guides;

    /// <inheritdoc/>
    public IAttackLoss Part(Shard shard) => new GuidedLoss(shard.Of(guides), targeted);

    /// <inheritdoc/>
    public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed) => Score(relaxed, guides, targeted);

    /// <inheritdoc/>
    public torch.Tensor Score(torch.Tensor relaxed) => Score(relaxed, guides, targeted);

    /// <inheritdoc/>
    public torch.Tensor Reached(torch.Tensor relaxed) => Reached(relaxed, guides, targeted);

    /// <summary>The mean over bits of u ⊙ b, negative for a target.</summary>
    internal static torch.Tensor Score(torch.Tensor relaxed, torch.Tensor guides, bool targeted)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        using var scope = torch.NewDisposeScope();
        var agreement = (relaxed * guides).mean([1]);
        return (targeted ? -agreement : agreement).MoveToOuterDisposeScope();
    }

    /// <summary>Whether every bit that is guided has the sign that the attack wants.</summary>
    internal static torch.Tensor Reached(torch.Tensor relaxed, torch.Tensor guides, bool targeted)
    {
        using var scope = torch.NewDisposeScope();
        var agreement = relaxed * guides;
        var left = (targeted ? agreement.le(0) : agreement.ge(0)).to_type(torch.ScalarType.Float32);
        return (left * guides * guides).sum(1).eq(0).MoveToOuterDisposeScope();
    }
}
