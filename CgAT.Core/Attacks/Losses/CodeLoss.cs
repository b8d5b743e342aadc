using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Losses;

/// <summary>A loss of attacks that have one code an image and a formula of their own.</summary>
/// <param name="guides">[n, bits] of -1, 0 and +1; a bit of 0 guides nothing.</param>
/// <param name="perImage">
/// The loss [n] of relaxed codes [n, bits] and guides [n, bits]; falls as the attack comes nearer to its goal. What it
/// makes on the way is disposed of. It may be called by several threads at the same time, each for a part of the batch.
/// </param>
/// <param name="targeted">Whether the code is a target, or what images are driven away from.</param>
public sealed class CodeLoss(
    torch.Tensor guides, Func<torch.Tensor, torch.Tensor, torch.Tensor> perImage, bool targeted = false) : IAttackLoss
{
    /// <inheritdoc/>
    public bool CouplesImages => false;

    /// <inheritdoc/>
    public torch.Tensor? Guides => guides;

    /// <inheritdoc/>
    public IAttackLoss Part(Shard shard) => new CodeLoss(shard.Of(guides), perImage, targeted);

    /// <inheritdoc/>
    public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed)
    {
        using var scope = torch.NewDisposeScope();
        return perImage(relaxed, guides).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public torch.Tensor Score(torch.Tensor relaxed) => GuidedLoss.Score(relaxed, guides, targeted);

    /// <inheritdoc/>
    public torch.Tensor Reached(torch.Tensor relaxed) => GuidedLoss.Reached(relaxed, guides, targeted);
}
