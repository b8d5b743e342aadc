using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>
/// One linear layer over all pixels, and dropout: without a convolution, a network runs on the meta device too.
/// </summary>
internal sealed class LinearBackbone : Backbone
{
    private readonly Dense fc;

    public LinearBackbone(int size, torch.Generator generator)
        : base("linear")
    {
        fc = Dense.Default(3 * size * size, Features, generator);
        RegisterComponents();
    }

    public override int Features => 10;

    public override int DropoutLayers => 1;

    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        using var scope = torch.NewDisposeScope();
        return dropout.Apply(fc.forward(images.flatten(1)), 0.5, layer: 0).MoveToOuterDisposeScope();
    }
}
