using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Rules;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>
/// An attack by projected gradient steps (<see cref="ProjectedGradient"/>) on a network in evaluation mode: some
/// attempts an image, of which the one that comes nearest to the goal counts.
/// </summary>
public sealed class GradientAttack
{
    private readonly HashNetwork _network;
    private readonly HashNetwork _ofGradients;
    private readonly GradientAttackSettings _settings;
    private readonly RandomStart _start;
    private readonly ShardPool _pool;
    private readonly long _seed;

    /// <summary>An attack on a network.</summary>
    /// <param name="network">The network; none of its parameters' gradients is computed.</param>
    /// <param name="settings">The choices; their objective is what a batch's loss is made of.</param>
    /// <param name="seed">Keys the random starts and what rules draw.</param>
    /// <param name="pool">
    /// Computes the shards; in evaluation mode it may split every batch whose loss allows it.
    /// </param>
    /// <param name="ofGradients">
    /// The network that gradients are of, such as a rounded copy; null for the network itself.
    /// </param>
    public GradientAttack(
        HashNetwork network,
        GradientAttackSettings settings,
        long seed,
        ShardPool pool,
        HashNetwork? ofGradients = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Restarts, 1);
        (_network, _ofGradients, _settings, _pool, _seed) =
            (network, ofGradients ?? network, settings, pool, seed);
        _start = new RandomStart(seed, "query");
    }

    /// <summary>Attacks a batch; no other thread may use the networks meanwhile.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <param name="items">Which items these are: the key of their draws.</param>
    /// <param name="loss">What falls.</param>
    /// <exception cref="Errors.UserErrorException">CGAT0701: codes or gradients are not finite.</exception>
    public AttackedImages Run(torch.Tensor images, IReadOnlyList<int> items, IAttackLoss loss)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(loss);
        using var scope = torch.NewDisposeScope();
        var pool = loss.CouplesImages ? _pool.Whole : _pool;
        using var held = _network.HoldWeights();
        using var heldOfGradients = _ofGradients.HoldWeights();
        var parts = pool.Run(
            items.Count, shard => Attack(shard.Of(images), shard.Of(items), loss.Part(shard)).Tensors);
        var joined = Attempt.Of([
            .. Enumerable.Range(0, parts[0].Count).Select(part => torch.cat([.. parts.Select(shard => shard[part])])),
        ]);
        NotFinite.Require(joined.Probe, items);
        return new AttackedImages
        {
            Images = joined.Images.MoveToOuterDisposeScope(),
            Guides = loss.Guides?.alias().MoveToOuterDisposeScope(),
            LossGain = Values(joined.SoftGain),
            ZeroGradientShare = Values(joined.ZeroShare),
            Restart = [.. Values(joined.Restart).Select(value => (int)value)],
            Steps = [.. Values(joined.Steps).Select(value => (int)value)],
        };
    }

    private Attempt Attack(torch.Tensor images, IReadOnlyList<int> items, IAttackLoss loss)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var clean = Scores(images, loss);
        var best = Attack(images, items, loss, clean, restart: 0);
        for (var restart = 1; restart < _settings.Restarts; restart++)
        {
            best = best.OrBetter(Attack(images, items, loss, clean, restart));
        }

        return best.MoveToOuterDisposeScope();
    }

    private Attempt Attack(
        torch.Tensor images,
        IReadOnlyList<int> items,
        IAttackLoss loss,
        (torch.Tensor Steep, torch.Tensor Soft) clean,
        int restart)
    {
        using var scope = torch.NewDisposeScope();
        var steps = _settings.Steps;
        var walk = new Walk(images, steps, new WalkKeys(_seed, restart, items));
        var start = steps.RandomStart ? _start.Of(walk.Ball, items, restart) : images;
        var watch = new WalkWatch(images.shape[0], images.device);
        torch.Tensor? GoOn(torch.Tensor perturbed) =>
            watch.Moving(loss.Reached(_network.Relaxed(perturbed, DropoutMasks.Off)));

        var attacked = ProjectedGradient.Perturb(
            walk,
            start,
            _settings.Rule,
            (perturbed, step) => loss.PerImage(
                _ofGradients.Relaxed(perturbed, DropoutMasks.Off, steps.Alpha.At(step, steps.Iterations)), perturbed),
            watch.See,
            _settings.EarlyStop ? GoOn : null);
        var (score, softScore) = Scores(attacked, loss);
        var gain = clean.Steep - score;
        return new Attempt
        {
            Images = attacked,
            Gain = gain,
            SoftGain = clean.Soft - softScore,
            ZeroShare = watch.ZeroShare,
            Restart = torch.full_like(gain, restart),
            Steps = _settings.EarlyStop ? watch.Steps : torch.full_like(gain, steps.Iterations),
            Probe = watch.Probe + (gain * 0),
        }.MoveToOuterDisposeScope();
    }

    // How far images are from the goal: by codes as they are relaxed for retrieval, and least steeply.
    private (torch.Tensor Steep, torch.Tensor Soft) Scores(torch.Tensor images, IAttackLoss loss)
    {
        var least = _settings.Steps.Alpha.Least(_settings.Steps.Iterations);
        var steep = loss.Score(_network.Relaxed(images, DropoutMasks.Off));
        return (steep, least == 1 ? steep : loss.Score(_network.Relaxed(images, DropoutMasks.Off, least)));
    }

    private static float[] Values(torch.Tensor tensor) => tensor.cpu().data<float>().ToArray();
}
