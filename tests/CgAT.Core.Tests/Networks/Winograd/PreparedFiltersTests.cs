using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Networks.Winograd;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Attacks;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Networks.Winograd;

/// <summary>Filters that are transformed once, while weights stand still, are those that are made anew.</summary>
[Collection(nameof(Alone))]
public sealed class PreparedFiltersTests
{
    [Fact]
    public void Passes_while_weights_stand_still_have_the_bits_of_others()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        using var pool = new ShardPool(2);
        var images = RandomTensor.Images(6, seed: 1, size: ConvNetS.ImageSide);
        var expected = pool.Map(6, Gradient);
        using (network.HoldWeights())
        {
            TensorAssert.Same(expected, pool.Map(6, Gradient));
            TensorAssert.Same(expected, pool.Map(6, Gradient));
        }

        torch.Tensor Gradient(Shard shard)
        {
            var own = shard.Of(images).detach().requires_grad_();
            return Gradients.Of([network.Relaxed(own, DropoutMasks.Off).square().sum()], [own])[0];
        }
    }

    // The promise is broken here, to see what passes go by.
    [Fact]
    public void Passes_use_what_was_made_first()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var network = Network();
        var images = RandomTensor.Images(2, seed: 1, size: ConvNetS.ImageSide);
        torch.Tensor before;
        using (network.HoldWeights())
        {
            before = network.Relaxed(images, DropoutMasks.Off);
            network.state_dict()["backbone.conv2.weight"].mul_(2);
            TensorAssert.Same(before, network.Relaxed(images, DropoutMasks.Off));
        }

        Assert.NotEqual(
            TensorAssert.Values(before), TensorAssert.Values(network.Relaxed(images, DropoutMasks.Off)));
    }

    [Fact]
    public void Weights_stand_still_in_all_passes_of_an_attack_and_no_longer()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        using var ofGradients = Network();
        using var pool = new ShardPool(1);
        var (seen, seenOfGradients) = (Watch(network), Watch(ofGradients));
        new GradientAttack(network, SomeAttacks.Settings, seed: 1, pool, ofGradients).Run(
            RandomTensor.Images(2, seed: 1, size: ConvNetS.ImageSide),
            [0, 1],
            new GuidedLoss(RandomTensor.Uniform([2, network.Bits], 2, "guides").sign(), targeted: false));
        Assert.Equal((2, SomeAttacks.Steps.Iterations), (seen.Held.Count, seenOfGradients.Held.Count));
        Assert.All(seen.Held.Concat(seenOfGradients.Held), Assert.True);
        AssertFree(network);
        AssertFree(ofGradients);
    }

    [Fact]
    public void Weights_stand_still_in_the_attack_of_a_training_and_not_in_the_passes_that_train()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        using var pool = new ShardPool(1);
        var seen = Watch(network);
        Objective(network, pool, out var batch).Differentiate(batch);
        Assert.Equal([true, true, true, false, false], seen.Held);
        AssertFree(network);
    }

    [Fact]
    public void An_attack_that_fails_leaves_weights_free()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        using var pool = new ShardPool(1);
        Watch(network).FailsAt = 2;
        var objective = Objective(network, pool, out var batch);
        Assert.Throws<NotSupportedException>(() => objective.Differentiate(batch));
        AssertFree(network);
    }

    [Fact]
    public void What_is_kept_ends_with_the_time_that_weights_stand_still()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var network = Network();
        var images = RandomTensor.Images(2, seed: 1, size: ConvNetS.ImageSide);
        using (network.HoldWeights())
        {
            network.Relaxed(images, DropoutMasks.Off);
        }

        foreach (var parameter in network.parameters())
        {
            parameter.mul_(1.5);
        }

        using var other = Network();
        other.Take(network);
        var expected = other.Relaxed(images, DropoutMasks.Off);
        TensorAssert.Same(expected, network.Relaxed(images, DropoutMasks.Off));
        using var held = network.HoldWeights();
        TensorAssert.Same(expected, network.Relaxed(images, DropoutMasks.Off));
    }

    [Fact]
    public void Only_the_outermost_time_counts_and_only_where_it_helps()
    {
        using var network = Network();
        using (network.HoldWeights())
        {
            Assert.Null(network.HoldWeights());
        }

        using (var again = network.HoldWeights())
        {
            Assert.NotNull(again);
        }

        using var libtorch = Network(ConvolutionMethod.Libtorch);
        Assert.Null(libtorch.HoldWeights());
    }

    [Fact]
    public unsafe void Each_is_made_once_and_none_after_the_end()
    {
        using var scope = torch.NewDisposeScope();
        var weight = RandomTensor.Uniform([32, 64, 3, 3], 1, "weight");
        var places = new FilterPlaces((nint)Memory.Of(weight), 64, 9, 32, 9 * 64, 3, 1);
        var ends = 0;
        var prepared = new PreparedFilters(() => ends++);
        var (first, turned) = ((nint)prepared.Of(places), (nint)prepared.Of(places.Turned));
        Assert.NotEqual(first, turned);
        Assert.Equal((first, turned), ((nint)prepared.Of(places), (nint)prepared.Of(places.Turned)));
        Assert.Equal(0, (nint)prepared.Of(places with { Inputs = 1024 }));
        prepared.Dispose();
        prepared.Dispose();
        Assert.Equal(1, ends);
        Assert.Equal(0, (nint)prepared.Of(places));
    }

    [Fact]
    public void None_is_left_behind()
    {
        using var network = Network();
        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            using var scope = torch.NewDisposeScope();
            using var held = network.HoldWeights();
            using var noGradients = torch.no_grad();
            network.Relaxed(RandomTensor.Images(2, seed: 1, size: ConvNetS.ImageSide), DropoutMasks.Off);
        }));
    }

    private static void AssertFree(HashNetwork network)
    {
        using var held = network.HoldWeights();
        Assert.NotNull(held);
    }

    private static Watching Watch(HashNetwork network)
    {
        var watching = new Watching(network);
        network.InputTransform = watching;
        return watching;
    }

    // CgAT in three steps, on two images.
    private static AdversarialObjective Objective(HashNetwork network, ShardPool pool, out TrainingBatch batch)
    {
        var settings = SomeDefenses.Cgat(iterations: 3);
        var labels = torch.eye(2);
        var loss = new DpshLoss(0.001);
        batch = new TrainingBatch(
            Epoch: 0,
            Step: 0,
            [0, 1],
            torch.arange(2, torch.int64),
            RandomTensor.Images(2, seed: 1, size: ConvNetS.ImageSide),
            labels);
        return new AdversarialObjective(
            network,
            loss,
            CodeBank.Binary(RandomTensor.Uniform([2, network.Bits], 1, "bank"), labels),
            new CgatDefense(settings, loss),
            settings.Training,
            pool,
            new DropoutSource(1, "cgat", network.DropoutLayers),
            new RandomStart(1, "cgat"));
    }

    private static HashNetwork Network(ConvolutionMethod method = ConvolutionMethod.Winograd)
    {
        using var generator = new torch.Generator(1);
        return new HashNetwork(new ConvNetS(dropout: 0, generator), Dense.Default(256, 16, generator))
        {
            Convolutions = method,
        };
    }

    // Whether weights stood still, pass by pass: it is null then that a network gives who says so again.
    private sealed class Watching(HashNetwork network) : IInputTransform
    {
        public List<bool> Held { get; } = [];

        public int FailsAt { get; set; } = int.MaxValue;

        public torch.Tensor Apply(torch.Tensor images)
        {
            using var held = network.HoldWeights();
            Held.Add(held is null);
            return Held.Count < FailsAt ? images.alias() : throw new NotSupportedException("as the test wants it");
        }
    }
}
