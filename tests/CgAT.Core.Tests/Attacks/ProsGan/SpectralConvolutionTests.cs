using CgAT.Core.Attacks.ProsGan;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.ProsGan;

public sealed class SpectralConvolutionTests
{
    [Fact]
    public void Weights_come_to_be_divided_by_their_largest_singular_value()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var layer = Layer();
        var images = RandomTensor.Images(2, seed: 1);
        for (var pass = 0; pass < 200; pass++)
        {
            layer.forward(images).Dispose();
        }

        var (weight, bias) = (layer.get_parameter("weight")!, layer.get_parameter("bias")!);
        var largest = torch.linalg.svdvals(weight.flatten(1))[0];
        var expected = torch.nn.functional.conv2d(images, weight / largest, bias, [2, 2], [1, 1]);
        TensorAssert.Close(expected, layer.forward(images), relative: 1e-4, absolute: 1e-5);
    }

    [Fact]
    public void A_pass_in_training_mode_is_one_step_of_power_iteration_and_one_in_evaluation_mode_is_none()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var layer = Layer();
        var images = RandomTensor.Images(2, seed: 1);
        var matrix = layer.get_parameter("weight")!.flatten(1);
        var before = layer.get_buffer("u")!.clone();
        Assert.Equal(1, before.norm().item<float>(), 1e-6);
        var right = matrix.t().mv(before);
        var left = matrix.mv(right / right.norm());
        layer.forward(images);
        TensorAssert.Close(left / left.norm(), layer.get_buffer("u")!, relative: 1e-5, absolute: 1e-6);

        var after = layer.get_buffer("u")!.clone();
        layer.eval();
        layer.forward(images);
        TensorAssert.Same(after, layer.get_buffer("u")!);
    }

    [Fact]
    public void Gradients_go_through_the_singular_value_but_not_through_its_vectors()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = Layer();
        var images = RandomTensor.Images(2, seed: 1);
        var weight = layer.get_parameter("weight")!;
        var right = weight.detach().flatten(1).t().mv(layer.get_buffer("u")!);
        right = right / right.norm();
        var left = weight.detach().flatten(1).mv(right);
        left = left / left.norm();
        var gradient = torch.autograd.grad([layer.forward(images).square().sum()], [weight])[0];

        var free = weight.detach().clone().requires_grad_();
        var sigma = left.dot(free.flatten(1).mv(right));
        var output = torch.nn.functional.conv2d(
            images, free / sigma, layer.get_parameter("bias")!.detach(), [2, 2], [1, 1]);
        TensorAssert.Close(
            torch.autograd.grad([output.square().sum()], [free])[0], gradient, relative: 1e-4, absolute: 1e-4);
    }

    [Fact]
    public void Two_passes_may_come_before_one_gradient()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = Layer();
        var sum = layer.forward(RandomTensor.Images(1, seed: 1)).sum()
            + layer.forward(RandomTensor.Images(1, seed: 2)).sum();
        var gradient = torch.autograd.grad([sum], [layer.get_parameter("weight")!])[0];
        Assert.True(gradient.isfinite().all().item<bool>());
    }

    private static SpectralConvolution Layer()
    {
        using var drawn = new torch.Generator(1);
        return new SpectralConvolution(inputs: 3, outputs: 5, drawn);
    }
}
