using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

[Collection(nameof(Alone))]
public sealed class ImageConvolutionTests
{
    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        { 3, 1, 1, 8, 8 },
        { 3, 1, 0, 8, 6 },
        { 3, 1, 2, 6, 8 },
        { 5, 1, 2, 10, 8 },
        { 7, 2, 3, 12, 16 },
        { 3, 2, 0, 8, 8 },
        { 4, 4, 0, 12, 8 },
        { 11, 4, 2, 24, 28 },
        { 3, 4, 1, 8, 8 },
        { 3, 1, 1, 7, 8 },
        { 7, 2, 3, 9, 8 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Outputs_and_all_gradients_are_those_of_libtorch(
        int side, int stride, int padding, int height, int width)
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(1);
        var weight = torch.randn([5, 3, side, side], generator: generator).requires_grad_();
        var bias = torch.randn([5], generator: generator).requires_grad_();
        var images = torch.randn([2, 3, height, width], generator: generator).requires_grad_();
        var expected = torch.nn.functional.conv2d(
            images, weight, bias, strides: [stride, stride], padding: [padding, padding]);
        var actual = ImageConvolution.Run(images, weight, bias, stride, padding);
        TensorAssert.Same(expected, actual);

        var slopes = torch.randn(expected.shape, generator: generator);
        torch.Tensor[] inputs = [images, weight, bias];
        foreach (var (wanted, found) in torch.autograd.grad([expected], inputs, [slopes])
            .Zip(torch.autograd.grad([actual], inputs, [slopes])))
        {
            TensorAssert.Close(wanted, found, relative: 1e-5, absolute: 1e-5);
        }
    }

    [Fact]
    public void A_pass_and_its_gradients_leave_no_tensor_behind()
    {
        using var network = TinyNetwork.Random(seed: 1);
        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            using var scope = torch.NewDisposeScope();
            using var generator = new torch.Generator(1);
            var weight = torch.randn([5, 3, 3, 3], generator: generator).requires_grad_();
            var images = torch.randn([2, 3, 8, 8], generator: generator).requires_grad_();
            var outputs = ImageConvolution.Run(images, weight, bias: null, stride: 1, padding: 1);
            torch.autograd.grad([outputs.relu().sum()], [images]);
        }));
    }
}
