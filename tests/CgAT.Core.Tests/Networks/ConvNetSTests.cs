using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

public sealed class ConvNetSTests
{
    [Theory]
    [InlineData(1, 16)]
    [InlineData(3, 48)]
    public void An_image_has_256_features_and_a_code_of_as_many_bits_as_asked(int images, int bits)
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network(seed: 1, bits);
        var batch = RandomTensor.Images(images, seed: 1, size: 32);
        Assert.Equal([images, 256], network.Features(batch, DropoutMasks.Off).shape);
        var codes = network.Relaxed(batch, DropoutMasks.Off);
        Assert.Equal([images, bits], codes.shape);
        Assert.All(TensorAssert.Values(codes), value => Assert.InRange(value, -1, 1));
    }

    [Fact]
    public void It_has_the_layers_that_it_says()
    {
        using var network = Network(seed: 1, bits: 16);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["backbone.conv1.weight"] = "32 3 3 3",
                ["backbone.conv2.weight"] = "32 32 3 3",
                ["backbone.conv3.weight"] = "64 32 3 3",
                ["backbone.conv4.weight"] = "64 64 3 3",
                ["backbone.fc.weight"] = "256 4096",
                ["hash.weight"] = "16 256",
            },
            network.named_parameters().Where(entry => entry.name.EndsWith("weight", StringComparison.Ordinal))
                .ToDictionary(entry => entry.name, entry => string.Join(' ', entry.parameter.shape)));
    }

    [Fact]
    public void Every_parameter_gets_a_gradient()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network(seed: 1, bits: 16);
        var masks = new DropoutSource(1, "hashing", network.DropoutLayers).Masks("clean", 0, [0, 1]);
        network.Relaxed(RandomTensor.Images(2, seed: 1, size: 32), masks).sum().backward();
        Assert.All(network.named_parameters(), entry =>
            Assert.True(Assert.IsType<torch.Tensor>(entry.parameter.grad).abs().sum().item<float>() > 0, entry.name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Winograd_s_convolutions_change_codes_and_gradients_by_rounding_alone(bool training)
    {
        using var scope = torch.NewDisposeScope();
        using var libtorch = Network(seed: 1, bits: 16);
        using var winograd = Network(seed: 1, bits: 16, ConvolutionMethod.Winograd);
        var images = RandomTensor.Images(3, seed: 1, size: 32).requires_grad_();
        var masks = training
            ? new DropoutSource(1, "hashing", libtorch.DropoutLayers).Masks("clean", 0, [0, 1, 2])
            : DropoutMasks.Off;
        var (expected, actual) = (libtorch.Relaxed(images, masks), winograd.Relaxed(images, masks));
        Assert.NotEqual(TensorAssert.Values(expected), TensorAssert.Values(actual));
        TensorAssert.Close(expected, actual, relative: 0, absolute: 1e-6);
        foreach (var (wanted, found) in Gradients(libtorch, expected).Zip(Gradients(winograd, actual)))
        {
            var error = (wanted - found).norm() / wanted.norm();
            Assert.InRange(error.ToDouble(), 0, 1e-5);
        }

        IEnumerable<torch.Tensor> Gradients(HashNetwork network, torch.Tensor codes) =>
            torch.autograd.grad([codes.square().sum()], [images, .. network.parameters()]);
    }

    [Fact]
    public void The_layout_of_the_images_in_memory_changes_codes_by_rounding_alone()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network(seed: 1, bits: 16);
        var images = RandomTensor.Images(3, seed: 1, size: 32);
        var channelsLast = images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        TensorAssert.Close(network.forward(images), network.forward(channelsLast), relative: 0, absolute: 1e-6);
    }

    [Fact]
    public void Dropout_is_on_in_training_alone()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network(seed: 1, bits: 16);
        var images = RandomTensor.Images(2, seed: 1, size: 32);
        var masks = new DropoutSource(1, "hashing", network.DropoutLayers).Masks("clean", 0, [0, 1]);
        var (on, off) = (network.Features(images, masks), network.Features(images, DropoutMasks.Off));
        TensorAssert.Close(off * 2, torch.where(on.eq(0), off * 2, on), 1e-5, 1e-6);
        Assert.InRange(on.eq(0).sum().item<long>(), off.eq(0).sum().item<long>() + 1, on.numel() - 1);
    }

    [Fact]
    public void Initial_weights_are_uniform_with_pytorch_s_bounds_and_the_hash_layer_s_are_small()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network(seed: 1, bits: 16);
        var parameters = network.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        AssertUniform(parameters["backbone.conv2.weight"], 1 / Math.Sqrt(9 * 32));
        AssertUniform(parameters["backbone.fc.weight"], 1 / Math.Sqrt(4096));
        Assert.Equal(0.01, parameters["hash.weight"].std().item<float>(), 0.0005);
        Assert.Equal(0, parameters["hash.weight"].mean().item<float>(), 0.001);
        Assert.Equal(0, parameters["hash.bias"].abs().max().item<float>());
    }

    private static void AssertUniform(torch.Tensor weights, double bound)
    {
        Assert.InRange(weights.abs().max().item<float>(), 0.99 * bound, bound);
        Assert.Equal(bound / Math.Sqrt(3), weights.std().item<float>(), 0.02 * bound);
    }

    private static HashNetwork Network(
        ulong seed, int bits, ConvolutionMethod convolutions = ConvolutionMethod.Libtorch)
    {
        using var generator = new torch.Generator(seed);
        var backbone = new ConvNetS(0.5, generator);
        return new HashNetwork(backbone, Dense.HashLayer(backbone.Features, bits, generator))
        {
            Convolutions = convolutions,
        };
    }
}
