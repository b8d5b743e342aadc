using CgAT.Core.Networks;
using CgAT.Core.Networks.Winograd;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
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

    private static HashNetwork Network(ConvolutionMethod method = ConvolutionMethod.Winograd)
    {
        using var generator = new torch.Generator(1);
        return new HashNetwork(new ConvNetS(dropout: 0, generator), Dense.Default(256, 16, generator))
        {
            Convolutions = method,
        };
    }
}
