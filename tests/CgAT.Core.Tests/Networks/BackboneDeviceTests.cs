using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

/// <summary>Backbones on the device of the tests, held against the CPU.</summary>
[Trait("Device", "any")]
public sealed class BackboneDeviceTests
{
    private const int Images = 4;

    // Of norms. Gradients are compared in double precision alone: a ReLU whose input is rounded to the other side of
    // zero moves one by more than rounding.
    private const double Single = 1e-4;
    private const double Double = 1e-6;

    [TheoryOnAnotherDevice]
    [InlineData("convnet-s", 32)]
    [InlineData("alexnet", 64)]
    [InlineData("vgg11", 64)]
    [InlineData("vgg11-bn", 64)]
    [InlineData("resnet18", 64)]
    [InlineData("resnet50", 64)]
    [InlineData("densenet161", 64)]
    [InlineData("vit-b-16", 224)]
    [InlineData("convnext-t", 64)]
    public void Codes_and_the_gradient_of_the_images_are_those_of_the_cpu(string name, int side)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var training in new[] { false, true })
        {
            var (codes, gradient) = Compute(name, side, training, torch.float64, torch.CPU);
            var there = Compute(name, side, training, torch.float64, TestDevice.Current);
            Assert.InRange(Distance(codes, there.Codes), 0, Double);
            Assert.InRange(Distance(gradient, there.Gradient), 0, Double);
            Assert.InRange(
                Distance(codes, Compute(name, side, training, torch.float32, TestDevice.Current).Codes), 0, Single);
        }
    }

    private static (torch.Tensor Codes, torch.Tensor Gradient) Compute(
        string name, int side, bool training, torch.ScalarType type, torch.Device device)
    {
        using var generator = new torch.Generator(1);
        var backbone = Backbones.Create(SomeBackbones.All[name], generator);
        using var network = new HashNetwork(backbone, Dense.HashLayer(backbone.Features, 16, generator));
        network.Freeze(type);
        network.to(device);
        var dropout = new DropoutSource(1, "hashing", network.DropoutLayers);
        var masks = training ? dropout.Masks("clean", epoch: 0, [.. Enumerable.Range(0, Images)]) : DropoutMasks.Off;
        var images = RandomTensor.Images(Images, seed: 1, side).to(device).requires_grad_();
        var codes = network.Relaxed(images, masks);
        var slopes = RandomTensor.Uniform(codes.shape, 1, "slopes").to(device);
        return (codes.detach(), torch.autograd.grad([(codes * slopes).sum()], [images])[0]);
    }

    private static double Distance(torch.Tensor expected, torch.Tensor actual) =>
        ((actual.cpu().to(torch.float64) - expected).norm() / expected.norm()).item<double>();
}
