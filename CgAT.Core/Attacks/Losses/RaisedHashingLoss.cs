using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Losses;

/// <summary>
/// Raises the hashing loss of a batch, against the codes of the training items: its negative is what the attack
/// lowers. Each image has the whole loss as its own, which of a mean over images has the same gradient however the
/// batch is split.
/// </summary>
/// <param name="loss">The hashing loss.</param>
/// <param name="batch">Which items these are, and their labels.</param>
/// <param name="bank">The codes of all training items.</param>
public sealed class RaisedHashingLoss(IHashingLoss loss, HashingBatch batch, CodeBank bank) : IAttackLoss
{
    /// <inheritdoc/>
    public bool CouplesImages => loss.CouplesImages;

    /// <inheritdoc/>
    public torch.Tensor? Guides => null;

    /// <inheritdoc/>
    public IAttackLoss Part(Shard shard) => new RaisedHashingLoss(
        loss,
        new HashingBatch(batch.Epoch, shard.Of(batch.Items), shard.Of(batch.Rows), shard.Of(batch.Labels)),
        bank);

    /// <inheritdoc/>
    public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        using var scope = torch.NewDisposeScope();
        var terms = loss.Compute(relaxed, batch, bank);
        return (-(terms.Similarity + terms.Quantization)).expand([relaxed.shape[0]]).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// How near codes are to those that the bank has for the same items: the loss itself has no goal.
    /// </summary>
    public torch.Tensor Score(torch.Tensor relaxed)
    {
        using var scope = torch.NewDisposeScope();
        var own = bank.Relaxed.index_select(0, batch.Rows).sign();
        return GuidedLoss.Score(relaxed, own, targeted: false).MoveToOuterDisposeScope();
    }

    /// <summary>No image ever: a loss can rise on.</summary>
    public torch.Tensor Reached(torch.Tensor relaxed)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        return torch.zeros(relaxed.shape[0], torch.ScalarType.Bool, relaxed.device);
    }
}
