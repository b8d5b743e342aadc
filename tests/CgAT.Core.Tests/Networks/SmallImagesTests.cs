using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

/// <summary>Convolutions of images of a few pixels, beside libtorch's.</summary>
[Collection(nameof(Alone))]
public sealed class SmallImagesTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 2, false)]
    [InlineData(2, 1, true)]
    [InlineData(1, 2, false)]
    public void Outputs_and_all_gradients_are_those_of_libtorch(int height, int width, bool hasBias)
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(1);
        using var layer = torch.nn.Conv2d(6, 5, 3, padding: 1, bias: hasBias);
        var images = torch.randn([3, 6, height, width], generator: generator).requires_grad_();
        var slopes = torch.randn([3, 5, height, width], generator: generator);
        Assert.True(SmallImages.Fit(images, layer));
        torch.Tensor[] inputs = [images, .. layer.parameters()];
        var (expected, actual) = (layer.call(images), Layer.Run(layer, images));
        TensorAssert.Close(expected, actual, relative: 1e-5, absolute: 1e-6);
        foreach (var (wanted, found) in torch.autograd.grad([expected], inputs, [slopes])
            .Zip(torch.autograd.grad([actual], inputs, [slopes])))
        {
            TensorAssert.Close(wanted, found, relative: 1e-5, absolute: 1e-5);
            Assert.Equal(wanted.shape, found.shape);
        }

        using var noGradients = torch.no_grad();
        TensorAssert.Same(actual.detach(), Layer.Run(layer, images));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Outputs_may_be_changed_in_place(bool hasBias)
    {
        using var scope = torch.NewDisposeScope();
        using var layer = torch.nn.Conv2d(6, 5, 3, padding: 1, bias: hasBias);
        var images = torch.ones([3, 6, 2, 2]).requires_grad_();
        TensorAssert.Close(
            torch.autograd.grad([layer.call(images).relu().sum()], [images])[0],
            torch.autograd.grad([Layer.Run(layer, images).relu_().sum()], [images])[0],
            relative: 1e-5,
            absolute: 1e-5);
    }

    [Fact]
    public void Other_convolutions_and_larger_images_go_libtorch_s_way()
    {
        using var scope = torch.NewDisposeScope();
        var small = torch.zeros(1, 4, 2, 2);
        Assert.True(SmallImages.Fit(small, torch.nn.Conv2d(4, 4, 3, padding: 1)));
        Assert.False(SmallImages.Fit(small.to(torch.bfloat16), torch.nn.Conv2d(4, 4, 3, padding: 1)));
        Assert.False(SmallImages.Fit(torch.zeros(1, 4, 2, 3), torch.nn.Conv2d(4, 4, 3, padding: 1)));
        Assert.All(
            new[]
            {
                torch.nn.Conv2d(4, 4, 3, padding: 1, stride: 2),
                torch.nn.Conv2d(4, 4, 3, padding: 2, dilation: 2),
                torch.nn.Conv2d(4, 4, 3, padding: 1, groups: 2),
                torch.nn.Conv2d(4, 4, 3, padding: 1, padding_mode: PaddingModes.Circular),
                torch.nn.Conv2d(4, 4, 3, padding: 2),
                torch.nn.Conv2d(4, 4, 1),
                torch.nn.Conv2d(4, 4, 5, padding: 2),
            },
            layer => Assert.False(SmallImages.Fit(small, layer)));
    }

    [Fact]
    public void A_pass_and_its_gradients_leave_no_tensor_behind()
    {
        using var layer = torch.nn.Conv2d(4, 4, 3, padding: 1);
        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            using var scope = torch.NewDisposeScope();
            var images = torch.ones([2, 4, 2, 2]).requires_grad_();
            torch.autograd.grad([Layer.Run(layer, images).relu_().sum()], [images, layer.weight]);
        }));
    }
}
