using System.Text.Json;
using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>Runs of attacks of golden vectors, on the network of their file.</summary>
internal static class GoldenWalk
{
    // Of pixels that may have gone another way, where a gradient was near 0 or rounding added up.
    private const double LargestShare = 0.02;

    /// <summary>The network of a golden file.</summary>
    public static HashNetwork Network(JsonElement golden) => TinyNetwork.Golden(
        GoldenFile.Weights(golden.GetProperty("weights")), GoldenFile.Tensor(golden.GetProperty("x")));

    /// <summary>Our attack, with the loss of every step as a tensor [n] of what each image lost.</summary>
    public static (torch.Tensor Images, IReadOnlyList<torch.Tensor> Losses) Run(
        HashNetwork network,
        torch.Tensor images,
        GradientAttackSettings settings,
        Func<torch.Tensor, IAttackLoss> loss,
        int shards = 2)
    {
        using var pool = new ShardPool(shards);
        var watched = new WatchedLoss(loss(network.Relaxed(images, DropoutMasks.Off)));
        int[] items = [.. Enumerable.Range(0, (int)images.shape[0])];
        var attacked = new GradientAttack(network, settings, seed: 0, pool).Run(images, items, watched);
        return (attacked.Images, watched.Losses(settings.Steps.Iterations));
    }

    /// <summary>The settings of a golden run, all but its steps' move.</summary>
    public static GradientAttackSettings Settings(JsonElement run, double step, AlphaSchedule alpha) => new()
    {
        Objective = new PrototypeObjective(),
        Steps = new GradientSteps
        {
            Epsilon = run.GetProperty("epsilon").GetDouble(),
            Step = step,
            Iterations = run.GetProperty("iteration").GetInt32(),
            Alpha = alpha,
        },
    };

    /// <summary>Nearly every pixel is where the published code has it, all of them after one step.</summary>
    public static void RequireImages(JsonElement run, torch.Tensor images, double tolerance = 1e-6)
    {
        var differs = (GoldenFile.Tensor(run.GetProperty("x_adv")) - images).abs().gt(tolerance);
        var share = differs.to_type(torch.float32).mean().item<float>();
        Assert.InRange(share, 0, run.GetProperty("iteration").GetInt32() == 1 ? 0 : LargestShare);
    }

    /// <summary>Relaxed codes of the result are the published ones.</summary>
    public static void RequireOutputs(JsonElement run, HashNetwork network, torch.Tensor images) => TensorAssert.Close(
        GoldenFile.Tensor(run.GetProperty("output_adv")), network.Relaxed(images, DropoutMasks.Off), 0, 1e-3);

    /// <summary>The losses before each step are the published ones.</summary>
    public static void RequireLosses(JsonElement run, IEnumerable<double> losses, double tolerance = 1e-3)
    {
        var expected = run.GetProperty("loss_per_step").EnumerateArray().Select(loss => loss.GetDouble()).ToList();
        var actual = losses.ToList();
        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal(expected[0], actual[0], Math.Max(1e-6, Math.Abs(expected[0]) * 1e-5));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(
            pair.First, pair.Second, tolerance * Math.Max(1, Math.Abs(pair.First))));
    }

    // Keeps the losses of evaluations with gradients, one a step and shard.
    private sealed class WatchedLoss(IAttackLoss inner) : IAttackLoss
    {
        private readonly List<WatchedLoss> _parts = [];
        private readonly List<torch.Tensor> _losses = [];

        public bool CouplesImages => inner.CouplesImages;

        public torch.Tensor? Guides => inner.Guides;

        public IAttackLoss Part(Shard shard)
        {
            var part = new WatchedLoss(inner.Part(shard)) { Start = shard.Start };
            lock (_parts)
            {
                _parts.Add(part);
                _parts.Sort((one, other) => one.Start.CompareTo(other.Start));
            }

            return part;
        }

        public int Start { get; private init; }

        public torch.Tensor Score(torch.Tensor relaxed) => inner.Score(relaxed);

        public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed)
        {
            var losses = inner.PerImage(relaxed, perturbed);
            if (perturbed.requires_grad)
            {
                _losses.Add(losses.detach().clone().DetachFromDisposeScope());
            }

            return losses;
        }

        public torch.Tensor Reached(torch.Tensor relaxed) => inner.Reached(relaxed);

        public IReadOnlyList<torch.Tensor> Losses(int steps) =>
        [
            .. Enumerable.Range(0, steps).Select(step => torch.cat([.. _parts.Select(part => part._losses[step])])),
        ];
    }
}
