using System.Reflection;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

[Trait("Device", "any")]
public sealed class HashNetworkTests
{
    // Of ImageNet.
    private static readonly float[] s_mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] s_deviation = [0.229f, 0.224f, 0.225f];

    [Fact]
    public void Images_are_normalised_inside()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(5, seed: 1);
        var mean = torch.tensor(s_mean, device: images.device).view(1, 3, 1, 1);
        var deviation = torch.tensor(s_deviation, device: images.device).view(1, 3, 1, 1);
        TensorAssert.Same(
            network.Backbone.forward((images - mean) / deviation, DropoutMasks.Off),
            network.Features(images, DropoutMasks.Off));
    }

    [Fact]
    public void Relaxed_codes_are_the_tanh_of_the_logits_and_alpha_is_their_steepness()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(5, seed: 1);
        var parameters = network.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        var logits = network.Features(images, DropoutMasks.Off).matmul(parameters["hash.weight"].t())
            + parameters["hash.bias"];
        TensorAssert.Close(logits.tanh(), network.Relaxed(images, DropoutMasks.Off), 1e-5, 1e-6);
        TensorAssert.Close((logits * 0.1).tanh(), network.Relaxed(images, DropoutMasks.Off, alpha: 0.1), 1e-5, 1e-6);
        TensorAssert.Same(network.Relaxed(images, DropoutMasks.Off), network.forward(images));
    }

    [Fact]
    public void Every_tensor_of_a_network_moves_with_it()
    {
        using var generator = new torch.Generator(1);
        var backbone = new ConvNetS(0.5, generator);
        using var network = new HashNetwork(backbone, Dense.HashLayer(backbone.Features, 16, generator));
        network.to(torch.META);
        var tensors = network.named_modules().Select(entry => (torch.nn.Module)entry.module).Append(network)
            .SelectMany(module => module.GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .Select(field => field.GetValue(module)).OfType<torch.Tensor>())
            .ToList();
        Assert.NotEmpty(tensors);
        Assert.All(tensors, tensor => Assert.Equal(DeviceType.META, tensor.device_type));
    }

    [Fact]
    public void Only_what_is_trained_is_saved()
    {
        using var network = TinyNetwork.Random(seed: 1);
        Assert.Equal(
            ["backbone.conv.bias", "backbone.conv.weight", "hash.bias", "hash.weight"],
            network.state_dict().Keys.Order());
    }
}
