using CgAT.Core.Defenses;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

[Collection(nameof(Alone))]
public sealed class RoundedNetworkTests
{
    [Theory]
    [InlineData("convnet-s", 32, 0.95)]
    [InlineData("resnet18", 64, 0.8)]
    public void Codes_and_gradients_in_training_mode_are_those_of_the_network_but_for_rounding(
        string name, int size, double cosine)
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network(name, seed: 1);
        using var rounded = new RoundedNetwork(network, Network(name, seed: 2));
        var images = RandomTensor.Images(4, seed: 1, size: size);
        var (codes, gradient) = CodesAndGradient(network, images);
        var (roundedCodes, roundedGradient) = CodesAndGradient(rounded.Network, images);
        Assert.Equal((torch.float32, torch.float32), (roundedCodes.dtype, roundedGradient.dtype));
        TensorAssert.Close(codes, roundedCodes, relative: 0, absolute: 0.05);
        Assert.False(codes.eq(roundedCodes).all().item<bool>());
        Assert.InRange(Cosine(gradient, roundedGradient), cosine, 1);
    }

    [Fact]
    public void Passes_in_training_mode_leave_the_network_s_running_statistics_alone()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network("resnet18", seed: 1);
        using var rounded = new RoundedNetwork(network, Network("resnet18", seed: 2));
        var before = Copies(network);
        CodesAndGradient(rounded.Network, RandomTensor.Images(4, seed: 1, size: 64));
        Assert.Equal(1L, rounded.Network.state_dict()["backbone.bn1.num_batches_tracked"].item<long>());
        AssertSame(before, Copies(network));

        rounded.Refresh();
        AssertSame(Copies(network, torch.bfloat16), Copies(rounded.Network));
    }

    [Fact]
    public void A_refresh_takes_the_weights_and_the_transform_of_now_and_makes_no_tensor()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        using var rounded = new RoundedNetwork(network, TinyNetwork.Random(seed: 2));
        AssertSame(Copies(network, torch.bfloat16), Copies(rounded.Network));
        using (torch.no_grad())
        {
            foreach (var parameter in network.parameters())
            {
                parameter.mul_(3);
            }
        }

        network.InputTransform = new BitDepthReduction(4);
        Assert.Equal(0, LiveTensors.LeftBy(rounded.Refresh));
        AssertSame(Copies(network, torch.bfloat16), Copies(rounded.Network));
        Assert.Same(network.InputTransform, rounded.Network.InputTransform);
    }

    [Fact]
    public void Its_parameters_have_no_gradients()
    {
        using var network = TinyNetwork.Random(seed: 1);
        using var rounded = new RoundedNetwork(network, TinyNetwork.Random(seed: 2));
        Assert.All(rounded.Network.parameters(), parameter => Assert.False(parameter.requires_grad));
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    private static HashNetwork Network(string name, ulong seed)
    {
        var backbone = SomeBackbones.Create(name, seed);
        using var generator = new torch.Generator(seed);
        return new HashNetwork(backbone, Dense.HashLayer(backbone.Features, 8, generator));
    }

    private static (torch.Tensor Codes, torch.Tensor Gradient) CodesAndGradient(HashNetwork network, torch.Tensor images)
    {
        var items = Enumerable.Range(0, (int)images.shape[0]).ToList();
        var variable = images.detach().requires_grad_();
        var codes = network.Relaxed(variable, new DropoutSource(1, "cgat", network.DropoutLayers).Masks("clean", 0, items));
        return (codes, torch.autograd.grad([codes.sum()], [variable])[0]);
    }

    private static double Cosine(torch.Tensor first, torch.Tensor second) =>
        ((first * second).sum() / (first.norm() * second.norm())).item<float>();

    private static List<torch.Tensor> Copies(HashNetwork network, torch.ScalarType? floats = null) =>
    [
        .. network.state_dict().Values.Select(value =>
            floats is { } type && value.is_floating_point() ? value.detach().to(type) : value.detach().clone()),
    ];

    private static void AssertSame(List<torch.Tensor> expected, List<torch.Tensor> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (first, second) in expected.Zip(actual))
        {
            TensorAssert.Same(first, second);
        }
    }
}
