using CgAT.Core.Checkpoints;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>
/// The warm-up of a backbone without pretrained weights: classification with a head that is thrown away. From a random
/// start a pairwise hashing loss alone does not train at all (DPSH stays at ln 2).
/// </summary>
/// <remarks>Cross-entropy where every image has one label, else binary cross-entropy.</remarks>
public sealed class ClassificationObjective : ITrainingObjective, IDisposable
{
    private readonly HashNetwork _network;
    private readonly DropoutSource _dropout;
    private readonly Dense _head;
    private readonly bool _singleLabel;
    private readonly ShardedGradient _gradient;

    /// <summary>Trains the backbone of a network; its hash layer is left alone.</summary>
    /// <param name="network">The network.</param>
    /// <param name="head">[features] to [classes]; owned by this object.</param>
    /// <param name="singleLabel">Whether every image has exactly one label.</param>
    /// <param name="pool">Computes the shards.</param>
    /// <param name="dropout">The masks of the phase.</param>
    public ClassificationObjective(
        HashNetwork network,
        Dense head,
        bool singleLabel,
        ShardPool pool,
        DropoutSource dropout)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        (_network, _head, _singleLabel, _dropout) = (network, head, singleLabel, dropout);
        _gradient = new ShardedGradient(
            network.ForTraining(pool), [.. network.Backbone.parameters(), .. head.parameters()], []);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => _gradient.Parameters;

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        state.Module("backbone", _network.Backbone);
        state.Module("head", _head);
    }

    /// <inheritdoc/>
    public LossTerms Differentiate(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var masks = _dropout.Masks("clean", batch.Epoch, batch.Items);
        return _gradient.Compute(
            batch.Items.Count,
            shard => [_head.forward(_network.Features(shard.Of(batch.Images), masks.Of(shard)))],
            outputs =>
            {
                var loss = _singleLabel
                    ? torch.nn.functional.cross_entropy(outputs[0], batch.Labels.argmax(1))
                    : torch.nn.functional.binary_cross_entropy_with_logits(outputs[0], batch.Labels);
                return new LossTerms(loss) { Classification = loss };
            });
    }

    /// <inheritdoc/>
    public void Dispose() => _head.Dispose();
}
