using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

/// <summary>ResNets whose blocks are put together here, beside those of the TorchVision package.</summary>
[Collection(nameof(Alone))]
public sealed class ResNetTests
{
    [Theory]
    [InlineData(18, false)]
    [InlineData(18, true)]
    [InlineData(50, false)]
    [InlineData(50, true)]
    public void Large_images_have_the_bits_of_the_package_s_network_in_both_modes(int layers, bool training)
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(1);
        using var ours = new ResNet(layers, generator);
        using var theirs = layers == 18
            ? TorchSharp.Modules.ResNet.ResNet18(numClasses: 1)
            : TorchSharp.Modules.ResNet.ResNet50(numClasses: 1);
        Take(theirs, ours);
        ours.train(training);
        theirs.train(training);
        using var noGradients = torch.no_grad();
        var images = RandomTensor.Images(2, seed: 1, size: 96);
        var masks = training
            ? new DropoutSource(1, "hashing", layers: 0).Masks("clean", 0, [0, 1])
            : DropoutMasks.Off;
        TensorAssert.Same(Features(theirs, images), ours.call(images, masks));
        var statistics = theirs.state_dict();
        Assert.All(ours.state_dict(), entry => TensorAssert.Same(statistics[entry.Key], entry.Value));
    }

    [Theory]
    [InlineData(18)]
    [InlineData(50)]
    public void Filters_of_blocks_lie_channels_last_and_stay_so(int layers)
    {
        using var generator = new torch.Generator(1);
        var backbone = new ResNet(layers, generator);
        using var network = new HashNetwork(backbone, Dense.HashLayer(backbone.Features, 8, generator));
        RequireRows(network);
        network.Freeze(torch.bfloat16);
        RequireRows(network);
    }

    private static void RequireRows(HashNetwork network)
    {
        var filters = network.named_parameters()
            .Where(entry => entry.parameter.dim() == 4 && entry.name.Contains(".conv", StringComparison.Ordinal))
            .Where(entry => entry.name.Contains(".layer", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(filters);
        Assert.All(filters, entry =>
        {
            using var rows = entry.parameter.permute(0, 2, 3, 1);
            Assert.True(rows.is_contiguous(), entry.name);
        });
    }

    private static void Take(torch.nn.Module theirs, torch.nn.Module ours)
    {
        using var noGradients = torch.no_grad();
        var weights = ours.state_dict();
        foreach (var (name, value) in theirs.state_dict().Where(entry => weights.ContainsKey(entry.Key)))
        {
            value.copy_(weights[name]);
        }
    }

    // All but the last layer, which is linear.
    private static torch.Tensor Features(torch.nn.Module network, torch.Tensor images) =>
        network.named_children()
            .TakeWhile(child => child.name != "fc")
            .Aggregate(images, (x, child) => ((torch.nn.Module<torch.Tensor, torch.Tensor>)child.module).call(x))
            .flatten(1);
}
