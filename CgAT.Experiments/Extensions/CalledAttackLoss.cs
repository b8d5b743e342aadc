using CgAT.Core.Attacks.Losses;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Experiments.Extensions;

/// <summary>The loss of a script's attack, whose mistakes are told with its name.</summary>
internal sealed class CalledAttackLoss(ExtensionCalls calls, IAttackLoss loss) : IAttackLoss
{
    /// <inheritdoc/>
    public bool CouplesImages => calls.Try(() => loss.CouplesImages);

    /// <inheritdoc/>
    public torch.Tensor? Guides => calls.Try(() =>
    {
        var guides = loss.Guides;

        // One that was disposed of has none, which is an exception.
        _ = guides?.shape;
        return guides;
    });

    /// <inheritdoc/>
    public IAttackLoss Part(Shard shard) =>
        new CalledAttackLoss(calls, calls.Of("the loss of a part of the batch", () => loss.Part(shard)));

    /// <inheritdoc/>
    public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed)
    {
        var made = calls.PerImage("the loss", relaxed, () => loss.PerImage(relaxed, perturbed));
        calls.RequireGradient("the loss", relaxed, made);
        return made;
    }

    /// <inheritdoc/>
    public torch.Tensor Score(torch.Tensor relaxed) => calls.PerImage("the score", relaxed, () => loss.Score(relaxed));

    /// <inheritdoc/>
    public torch.Tensor Reached(torch.Tensor relaxed) =>
        calls.PerImage("what has reached the goal", relaxed, () => loss.Reached(relaxed));
}
