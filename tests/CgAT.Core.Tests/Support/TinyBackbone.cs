using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>
/// The backbone of the golden vectors, for images of any even size: a 3x3 convolution, ReLU, max pooling by 2, all
/// activations as features; here with dropout on them where a test wants it.
/// </summary>
internal sealed class TinyBackbone : Backbone
{
    private readonly Convolution conv;
    private readonly double _dropout;

    public TinyBackbone(int channels, long height, long width, double dropout, torch.Generator generator)
        : base("tiny")
    {
        _dropout = dropout;
        conv = new Convolution(3, channels, generator);
        Features = checked((int)(channels * (height / 2) * (width / 2)));
        RegisterComponents();
    }

    public override int Features { get; }

    public override int DropoutLayers => 1;

    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.nn.functional.max_pool2d(conv.forward(images).relu_(), 2);
        return dropout.Apply(x.flatten(1), _dropout, layer: 0).MoveToOuterDisposeScope();
    }
}
