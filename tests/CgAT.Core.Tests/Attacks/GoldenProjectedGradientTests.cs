using System.Text.Json;
using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>Runs of the official attack by signed gradient steps, without random start.</summary>
[Trait("Device", "any")]
public sealed class GoldenProjectedGradientTests
{
    // A signed step turns the rounding of a gradient near 0 into a whole step.
    private const double NearZeroGradient = 1e-7;

    // Of pixels that may have gone another way so; none does on the vectors in tests/golden.
    private const double LargestShare = 0.02;

    private static readonly JsonElement s_golden = GoldenFile.Read("hash_adv.json");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_runs =
        GoldenFile.Cases(s_golden.GetProperty("runs"), "iteration");

    public static TheoryData<string, int> RunsAndShards()
    {
        var runs = new TheoryData<string, int>();
        foreach (var run in s_runs.Keys)
        {
            runs.Add(run, 1);
            runs.Add(run, 2);
        }

        return runs;
    }

    [Fact]
    public void Clean_outputs_are_the_official_ones()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        TensorAssert.Close(Of("output_clean"), network.Relaxed(Of("x"), DropoutMasks.Off), 1e-5, 1e-6);
    }

    [Fact]
    public void The_first_gradient_is_the_official_one()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        var (images, target) = (Of("x"), Of("target"));
        torch.Tensor? first = null;
        ProjectedGradient.Perturb(
            images,
            images,
            new GradientSteps { Epsilon = 1, Step = 1, Iterations = 1 },
            (perturbed, _) => (network.Relaxed(perturbed, DropoutMasks.Off) * target).sum(1) / target.numel(),
            (_, _, gradient) => first = gradient.clone().DetachFromDisposeScope());
        using var gradient = Assert.IsType<torch.Tensor>(first);
        TensorAssert.Close(Of("grad_clean"), gradient, 1e-5, 1e-7);
    }

    [Theory]
    [MemberData(nameof(RunsAndShards))]
    public void Loss_and_largest_change_are_the_official_ones(string run, int shards)
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        var attacked = Attack(network, run, shards);
        var (golden, target) = (s_runs[run], Of("target"));
        var clean = network.Relaxed(Of("x"), DropoutMasks.Off);
        var outputs = network.Relaxed(attacked.Images, DropoutMasks.Off);
        Assert.Equal(golden.GetProperty("loss").GetDouble(), (outputs * target).mean().item<float>(), 1e-3);
        Assert.Equal(
            golden.GetProperty("linf").GetDouble(), (attacked.Images - Of("x")).abs().max().item<float>(), 1e-6);
        Assert.Equal(((clean - outputs) * target).mean().item<float>(), attacked.LossGain.Average(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(RunsAndShards))]
    public void Nearly_every_pixel_is_the_official_one(string run, int shards)
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        var expected = GoldenFile.Tensor(s_runs[run].GetProperty("x_adv"));
        var differs = (expected - Attack(network, run, shards).Images).abs().gt(1e-6);
        if (s_runs[run].GetProperty("iteration").GetInt32() == 1)
        {
            var clear = Of("grad_clean").abs().ge(NearZeroGradient);
            Assert.Equal(0, differs.logical_and(clear).sum().item<long>());
        }

        var share = differs.to_type(torch.float32).mean().item<float>();
        Assert.InRange(share, 0, LargestShare);
    }

    private static AttackedImages Attack(HashNetwork network, string run, int shards)
    {
        var images = Of("x");
        var settings = new GradientAttackSettings
        {
            Objective = new PrototypeObjective(),
            Steps = new GradientSteps
            {
                Epsilon = s_runs[run].GetProperty("epsilon").GetDouble(),
                Step = s_runs[run].GetProperty("step_255ths").GetDouble() / 255,
                Iterations = s_runs[run].GetProperty("iteration").GetInt32(),
            },
        };
        using var pool = new ShardPool(shards);
        return new GradientAttack(network, settings, seed: 0, pool).Run(
            images,
            [.. Enumerable.Range(0, (int)images.shape[0])],
            new GuidedLoss(Of("target"), targeted: false));
    }

    private static HashNetwork Network() =>
        TinyNetwork.Golden(GoldenFile.Weights(s_golden.GetProperty("weights")), Of("x"));

    private static torch.Tensor Of(string name) => GoldenFile.Tensor(s_golden.GetProperty(name));
}
