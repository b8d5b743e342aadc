using CgAT.Core.Attacks;
using CgAT.Core.Checkpoints;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Defenses;

/// <summary>
/// Center-guided adversarial training (CgAT, WWW 2023), one step as in method section 1.5:
/// <code>
/// b_c  = center codes of the batch, from the bank
/// x'   = argmin over |x' - x| ≤ ε of  mean u(x') ⊙ b_c        (projected gradient, dropout on)
/// bank = the batch's new clean codes
/// b_c' = center codes from the refreshed bank
/// L    = L_hash(u(x))  -  λ · mean u(x') ⊙ b_c'  +  μ · mean (u(x') - sign u(x'))²
/// </code>
/// The official code has λ = 1 and μ = 0.
/// </summary>
public sealed class CgatObjective : ITrainingObjective
{
    private readonly HashNetwork _network;
    private readonly IHashingLoss _loss;
    private readonly CodeBank _bank;
    private readonly CgatSettings _settings;
    private readonly ShardPool _pool;
    private readonly DropoutSource _dropout;
    private readonly RandomStart _start;
    private readonly ShardedGradient _gradient;

    /// <summary>Defends a network that was trained to hash.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The hashing loss that it was trained with.</param>
    /// <param name="bank">The codes of all training items under the trained network.</param>
    /// <param name="settings">The choices of CgAT.</param>
    /// <param name="pool">Computes the shards.</param>
    /// <param name="dropout">The masks of the phase.</param>
    /// <param name="start">The random starts of the attack.</param>
    public CgatObjective(
        HashNetwork network,
        IHashingLoss loss,
        CodeBank bank,
        CgatSettings settings,
        ShardPool pool,
        DropoutSource dropout,
        RandomStart start)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(settings);
        (_network, _loss, _bank, _settings) = (network, loss, bank, settings);
        (_pool, _dropout, _start) = (network.ForTraining(pool), dropout, start);
        _gradient = new ShardedGradient(_pool, [.. network.parameters()], loss.State.Parameters);
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
        var guides = CenterCode.Of(batch.Labels, _bank, _settings.Weights);
        var attacked = Attack(batch, guides);
        var attackedMasks = _dropout.Masks("attacked", batch.Epoch, batch.Items);
        var cleanMasks = _dropout.Masks("clean", batch.Epoch, batch.Items);
        return _gradient.Compute(
            batch.Items.Count,
            shard =>
            [
                _network.Relaxed(shard.Of(attacked), attackedMasks.Of(shard)),
                _network.Relaxed(shard.Of(batch.Images), cleanMasks.Of(shard)),
            ],
            outputs => Loss(batch, outputs[0], outputs[1]));
    }

    private torch.Tensor Attack(TrainingBatch batch, torch.Tensor guides)
    {
        var iterations = Enumerable.Range(0, _settings.Attack.Iterations)
            .Select(iteration => _dropout.Masks($"attack-{iteration}", batch.Epoch, batch.Items))
            .ToList();
        return _pool.Map(batch.Items.Count, shard =>
        {
            var images = shard.Of(batch.Images);
            var guide = shard.Of(guides);
            var start = _settings.Attack.RandomStart
                ? _start.Of(images, shard.Of(batch.Items), batch.Epoch, _settings.Attack.Ball)
                : images;
            return ProjectedGradient.Perturb(images, start, _settings.Attack, (perturbed, iteration) =>
                (_network.Relaxed(perturbed, iterations[iteration].Of(shard)) * guide).sum(1));
        });
    }

    private LossTerms Loss(TrainingBatch batch, torch.Tensor attacked, torch.Tensor clean)
    {
        _bank.Write(batch.Rows, clean, batch.Labels);
        var hashing = _loss.Compute(clean, batch.Hashing, _bank);
        var guides = CenterCode.Of(batch.Labels, _bank, _settings.Weights);
        var center = (attacked * guides).mean() * -_settings.Lambda;
        var quantization = hashing.Quantization;
        if (_settings.Mu > 0)
        {
            var error = attacked - attacked.sign();
            quantization = quantization + ((error * error).mean() * _settings.Mu);
        }

        return new LossTerms(hashing.Similarity + quantization + center)
        {
            Hash = hashing.Similarity,
            Quantization = quantization,
            Center = center,
        };
    }
}
