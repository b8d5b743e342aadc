using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

/// <summary>
/// The TorchVision package draws weights from a generator that all threads share; ours are drawn anew.
/// </summary>
public sealed class InitialWeightsTests
{
    [Theory]
    [InlineData("resnet18")]
    [InlineData("alexnet")]
    [InlineData("convnext-t")]
    public void The_seed_alone_decides_the_initial_weights(string name)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        using var first = SomeBackbones.Create(name, seed: 7);
        torch.manual_seed(2);
        using var same = SomeBackbones.Create(name, seed: 7);
        using var other = SomeBackbones.Create(name, seed: 8);
        var (expected, found, others) = (first.state_dict(), same.state_dict(), other.state_dict());
        Assert.All(expected, entry => TensorAssert.Same(entry.Value, found[entry.Key]));
        Assert.Contains(expected, entry => (entry.Value - others[entry.Key]).abs().max().item<float>() > 0);
    }

    [Fact]
    public void Convolutions_of_ResNet_are_normal_by_their_outputs_and_its_normalisations_start_at_one_and_zero()
    {
        using var scope = torch.NewDisposeScope();
        using var backbone = SomeBackbones.Create("resnet18");
        var weights = backbone.state_dict();
        Assert.Equal(Math.Sqrt(2.0 / (128 * 9)), weights["layer2.0.conv1.weight"].std().item<float>(), 1e-3);
        Assert.Equal(0, weights["layer2.0.conv1.weight"].mean().item<float>(), 1e-3);
        Assert.All(TensorAssert.Values(weights["layer2.0.bn1.weight"]), value => Assert.Equal(1, value));
        Assert.All(TensorAssert.Values(weights["layer2.0.bn1.bias"]), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Layers_of_AlexNet_are_uniform_by_their_inputs()
    {
        using var scope = torch.NewDisposeScope();
        using var backbone = SomeBackbones.Create("alexnet");
        var weights = backbone.state_dict();
        foreach (var (layer, inputs) in new[] { ("features.3", 64 * 25), ("classifier.4", 4096) })
        {
            var bound = 1 / Math.Sqrt(inputs);
            Assert.InRange(weights[$"{layer}.weight"].abs().max().item<float>(), 0.99 * bound, bound);
            Assert.Equal(bound / Math.Sqrt(3), weights[$"{layer}.weight"].std().item<float>(), 0.02 * bound);
            Assert.InRange(weights[$"{layer}.bias"].abs().max().item<float>(), 0.5 * bound, bound);
        }
    }

    [Fact]
    public void Dropout_of_AlexNet_falls_on_an_image_alike_in_any_batch()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var backbone = SomeBackbones.Create("alexnet");
        var images = RandomTensor.Images(3, seed: 1, size: 64);
        var source = new DropoutSource(1, "hashing", backbone.DropoutLayers);
        var together = backbone.call(images, source.Masks("clean", 0, [5, 8, 2]));
        var alone = backbone.call(images.narrow(0, 1, 1), source.Masks("clean", 0, [8]));
        TensorAssert.Close(together.narrow(0, 1, 1), alone, 1e-4, 1e-6);
        var off = backbone.call(images, DropoutMasks.Off);
        Assert.True((together - off).abs().max().item<float>() > 1e-3);
    }
}
