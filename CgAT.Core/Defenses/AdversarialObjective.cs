using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Rules;
using CgAT.Core.Checkpoints;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Defenses;

/// <summary>
/// Adversarial training, whatever the defence; one step as in method section 1.5:
/// <code>
/// x'   = argmin over |x' - x| ≤ ε of the defence's attack loss    (projected gradient)
/// bank = the batch's new clean codes
/// L    = L_hash(u(x))  +  the defence's terms of u(x') and u(x)
/// </code>
/// Where the schedule has no attack, only the hashing loss trains.
/// </summary>
public sealed class AdversarialObjective : ITrainingObjective
{
    private readonly HashNetwork _network;
    private readonly IHashingLoss _loss;
    private readonly CodeBank _bank;
    private readonly IDefense _defense;
    private readonly AdversarialSettings _settings;
    private readonly ShardPool _pool;
    private readonly ShardPool _attackPool;
    private readonly DropoutSource _dropout;
    private readonly RandomStart _start;
    private readonly ShardedGradient _gradient;

    /// <summary>Defends a network that was trained to hash.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The hashing loss that it was trained with.</param>
    /// <param name="bank">The codes of all training items under the trained network.</param>
    /// <param name="defense">What is attacked and minimised.</param>
    /// <param name="settings">How images are attacked.</param>
    /// <param name="pool">Computes the shards.</param>
    /// <param name="dropout">The masks of the phase.</param>
    /// <param name="start">The random starts of the attack.</param>
    public AdversarialObjective(
        HashNetwork network,
        IHashingLoss loss,
        CodeBank bank,
        IDefense defense,
        AdversarialSettings settings,
        ShardPool pool,
        DropoutSource dropout,
        RandomStart start)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(defense);
        ArgumentNullException.ThrowIfNull(settings);
        (_network, _loss, _bank, _defense, _settings) = (network, loss, bank, defense, settings);
        (_pool, _attackPool) = (network.ForTraining(pool), network.ForAttacks(pool));
        (_dropout, _start) = (dropout, start);
        _gradient = new ShardedGradient(
            _pool, [.. network.parameters()], defense.KeepsHashing ? loss.State.Parameters : []);
    }

    /// <summary>
    /// A copy of the network that gradients of the attack are computed in, rounded anew in every step; null for the
    /// network itself.
    /// </summary>
    internal RoundedNetwork? Rounded { get; init; }

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
        _defense.Transfer(state);
    }

    /// <inheritdoc/>
    public LossTerms Differentiate(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var point = _settings.Schedule.At(batch.Epoch);
        var clean = _dropout.Masks("clean", batch.Epoch, batch.Items);
        if (point.Iterations == 0)
        {
            return _gradient.Compute(
                batch.Items.Count,
                shard => [_network.Relaxed(shard.Of(batch.Images), clean.Of(shard))],
                outputs => Total(Hashing(batch, outputs[0], keep: true), new DefenseTerms()));
        }

        var step = _defense.Begin(new DefenseBatch(batch, _bank, point, () => CleanCodes(batch, clean)));
        var images = Attack(batch, step.Attack, point);
        var attacked = _dropout.Masks("attacked", batch.Epoch, batch.Items);
        return _gradient.Compute(
            batch.Items.Count,
            shard => [.. Outputs(shard.Of(images), attacked.Of(shard), _defense.SeesFeatures),
                .. Outputs(shard.Of(batch.Images), clean.Of(shard), features: false)],
            outputs => Loss(batch, step, outputs));
    }

    private torch.Tensor Attack(TrainingBatch batch, IAttackLoss loss, DefensePoint point)
    {
        var steps = new GradientSteps { Epsilon = point.Epsilon, Step = point.Step, Iterations = point.Iterations };
        var masks = Enumerable.Range(0, point.Iterations)
            .Select(iteration => _settings.AttackInTraining
                ? _dropout.Masks($"attack-{iteration}", batch.Epoch, batch.Items)
                : DropoutMasks.Off)
            .ToList();
        var pool = loss.CouplesImages ? _pool.Whole : _attackPool;
        var network = Rounded?.Network ?? _network;
        Rounded?.Refresh();
        using var held = network.HoldWeights();
        return pool.Map(batch.Items.Count, shard =>
        {
            var images = shard.Of(batch.Images);
            var part = loss.Part(shard);
            var walk = new Walk(images, steps, new WalkKeys(seed: 0, restart: 0, items: []));
            var start = _settings.RandomStart
                ? _start.Of(walk.Ball, shard.Of(batch.Items), batch.Epoch)
                : images;
            torch.Tensor PerImage(torch.Tensor perturbed, int iteration) =>
                part.PerImage(
                    network.Relaxed(perturbed, masks[iteration].Of(shard), _settings.AttackAlpha), perturbed);

            return ProjectedGradient.Perturb(walk, start, new PlainRule(), PerImage, observe: null, goOn: null);
        });
    }

    private IReadOnlyList<torch.Tensor> Outputs(torch.Tensor images, DropoutMasks masks, bool features)
    {
        if (!features)
        {
            return [_network.Relaxed(images, masks)];
        }

        var seen = _network.Features(images, masks);
        return [_network.Codes(seen), seen];
    }

    private torch.Tensor CleanCodes(TrainingBatch batch, DropoutMasks masks)
    {
        using var noGradients = torch.no_grad();
        return _pool.Map(
            batch.Items.Count, shard => _network.Relaxed(shard.Of(batch.Images), masks.Of(shard)));
    }

    private LossTerms Loss(TrainingBatch batch, IDefenseStep step, IReadOnlyList<torch.Tensor> outputs)
    {
        var hashing = Hashing(batch, outputs[^1], _defense.KeepsHashing);
        var features = _defense.SeesFeatures ? outputs[1] : null;
        return Total(hashing, step.Terms(new DefenseOutputs(outputs[0], outputs[^1], features)));
    }

    // The bank gets the batch's codes whether or not the loss is kept.
    private HashingLossTerms? Hashing(TrainingBatch batch, torch.Tensor clean, bool keep)
    {
        _bank.Write(batch.Rows, clean, batch.Labels);
        return keep ? _loss.Compute(clean, batch.Hashing, _bank) : null;
    }

    private static LossTerms Total(HashingLossTerms? hashing, DefenseTerms defense)
    {
        torch.Tensor?[] all =
        [
            hashing?.Similarity, hashing?.Quantization, defense.Quantization, defense.Center, defense.Adversarial,
            defense.Feature,
        ];
        return new LossTerms(DefenseTerms.Sum(all) ?? throw new InvalidOperationException("a defence has no term at all"))
        {
            Hash = hashing?.Similarity,
            Quantization = DefenseTerms.Sum(hashing?.Quantization, defense.Quantization),
            Center = defense.Center,
            Adversarial = defense.Adversarial,
            Feature = defense.Feature,
        };
    }
}
