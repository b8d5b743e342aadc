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
    private readonly ShardedGradient _gradient;

    /// <summary>Trains all of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The hashing loss.</param>
    /// <param name="bank">The codes of all training items; refreshed batch by batch.</param>
    /// <param name="pool">Computes the shards.</param>
    /// <param name="dropout">The masks of the phase.</param>
    public HashingObjective(
        HashNetwork network,
        IHashingLoss loss,
        CodeBank bank,
        ShardPool pool,
        DropoutSource dropout)
    {
        ArgumentNullException.ThrowIfNull(network);
        (_network, _loss, _bank, _dropout) = (network, loss, bank, dropout);
        Parameters = [.. network.parameters()];
        _gradient = new ShardedGradient(network.ForTraining(pool), Parameters);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public LossTerms Differentiate(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var masks = _dropout.Masks("clean", batch.Epoch, batch.Items);
        return _gradient.Compute(
            batch.Items.Count,
            shard => [_network.Relaxed(shard.Of(batch.Images), masks.Of(shard))],
            outputs =>
            {
                _bank.Write(batch.Rows, outputs[0], batch.Labels);
                var terms = _loss.Compute(outputs[0], batch.Labels, _bank);
                return new LossTerms(terms.Similarity + terms.Quantization)
                {
                    Hash = terms.Similarity,
                    Quantization = terms.Quantization,
                };
            });
    }
}
