using CgAT.Core.Defenses;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

[Collection(nameof(Alone))]
public sealed class StraightThroughTests
{
    public static TheoryData<string> Transforms => ["bit-depth", "jpeg"];

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Images_are_those_of_the_transform_to_the_bit(string name)
    {
        using var scope = torch.NewDisposeScope();
        var images = RandomTensor.Images(2, seed: 1, size: 12);
        TensorAssert.Same(Of(name).Apply(images), new StraightThrough(Of(name)).Apply(images));
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void The_gradient_passes_as_it_is_where_that_of_the_transform_is_0(string name)
    {
        using var scope = torch.NewDisposeScope();
        var weights = RandomTensor.Uniform([2, 3, 12, 12], seed: 1, "weights");
        TensorAssert.Same(torch.zeros_like(weights), Gradient(Of(name), weights));
        TensorAssert.Same(weights, Gradient(new StraightThrough(Of(name)), weights));
    }

    [Fact]
    public void No_tensor_is_left() => Assert.Equal(0, LiveTensors.LeftBy(() =>
    {
        using var images = RandomTensor.Images(2, seed: 1, size: 12);
        using var found = new StraightThrough(new BitDepthReduction(3)).Apply(images);
    }));

    private static IInputTransform Of(string name) =>
        name == "jpeg" ? new JpegCompression(75) : new BitDepthReduction(3);

    private static torch.Tensor Gradient(IInputTransform transform, torch.Tensor weights)
    {
        var images = RandomTensor.Images(2, seed: 1, size: 12).requires_grad_();
        (transform.Apply(images) * weights).sum().backward();
        return images.grad!;
    }
}
