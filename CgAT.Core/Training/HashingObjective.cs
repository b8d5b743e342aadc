using CgAT.Core.Checkpoints;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>Plain hashing training: a hashing loss on clean images.</summary>
public sealed class HashingObjective : ITrainingObjective
{
    private readonly HashNetwork _network;
    private readonly IHashingLoss _loss;
    private readonly CodeBank _bank;
    private readonly DropoutSource _dropout;
    private readonly Func<int, double> _steepness;
    private readonly ShardedGradient _gradient;

    /// <summary>Trains all of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The hashing loss.</param>
    /// <param name="bank">The codes of all training items; refreshed batch by batch.</param>
    /// <param name="pool">Computes the shards.</param>
    /// <param name="dropout">The masks of the phase.</param>
    /// <param name="steepness">That of the relaxation in a step, counted from 0; null where it is always 1.</param>
    public HashingObjective(
        HashNetwork network,
        IHashingLoss loss,
        CodeBank bank,
        ShardPool pool,
        DropoutSource dropout,
        Func<int, double>? steepness = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        (_network, _loss, _bank, _dropout) = (network, loss, bank, dropout);
        _steepness = steepness ?? (_ => 1);
        _gradient = new ShardedGradient(
            network.ForTraining(pool), [.. network.parameters()], loss.State.Parameters);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => _gradient.Parameters;

    /// <inheritdoc/>
    public void StartEpoch(int epoch) => _loss.StartEpoch(epoch, _bank);

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        state.Module("network", _network);
        _bank.Transfer(state);
        _loss.State.Transfer(state);
    }

    /// <inheritdoc/>
    public LossTerms Differentiate(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var steepness = _steepness(batch.Step);
        var masks = _dropout.Masks("clean", batch.Epoch, batch.Items);
        return _gradient.Compute(
            batch.Items.Count,
            shard => [_network.Relaxed(shard.Of(batch.Images), masks.Of(shard), steepness)],
            outputs =>
            {
                _bank.Write(batch.Rows, outputs[0], batch.Labels);
                var terms = _loss.Compute(outputs[0], batch.Hashing, _bank);
                return new LossTerms(terms.Similarity + terms.Quantization)
                {
                    Hash = terms.Similarity,
                    Quantization = terms.Quantization,
                };
            });
    }
}
