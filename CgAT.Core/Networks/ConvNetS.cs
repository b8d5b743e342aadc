using CgAT.Core.Networks.Winograd;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// ConvNet-S, the small backbone for 32x32 images that trains on a CPU: two blocks of two 3x3 convolutions (32, 32; 64,
/// 64) with max pooling, a linear layer of 256 and dropout; no batch normalisation.
/// </summary>
public sealed class ConvNetS : Backbone
{
    /// <summary>The height and width of the images that it takes, in pixels.</summary>
    public const int ImageSide = 32;

    private readonly Convolution conv1;
    private readonly Convolution conv2;
    private readonly Convolution conv3;
    private readonly Convolution conv4;
    private readonly Dense fc;
    private readonly double _dropout;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="dropout">The probability of the one dropout layer, in [0, 1).</param>
    /// <param name="generator">Draws the initial weights.</param>
    public ConvNetS(double dropout, torch.Generator generator)
        : base("convnet-s")
    {
        _dropout = dropout;
        conv1 = new Convolution(3, 32, generator);
        conv2 = new Convolution(32, 32, generator);
        conv3 = new Convolution(32, 64, generator);
        conv4 = new Convolution(64, 64, generator);
        fc = Dense.Default(64 * (ImageSide / 4) * (ImageSide / 4), Features, generator);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int Features => 256;

    /// <inheritdoc/>
    public override int DropoutLayers => 1;

    /// <summary>[n, 3, 32, 32] to [n, 256].</summary>
    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        ArgumentNullException.ThrowIfNull(dropout);
        using var scope = torch.NewDisposeScope();
        var x = dropout.IsTraining ? conv1.OfImages(images) : conv1.forward(images);
        x = conv2.IsForWinograd(x) ? ByWinograd(x) : ByLibtorch(dropout.IsTraining ? x.relu() : x.relu_());
        x = fc.forward(x.flatten(1)).relu_();
        return dropout.Apply(x, _dropout, layer: 0).MoveToOuterDisposeScope();
    }

    // Pooling first leaves ReLU a quarter of the values; the two commute, to the bit and in their gradients too.
    private torch.Tensor ByLibtorch(torch.Tensor x)
    {
        x = torch.nn.functional.max_pool2d(conv2.forward(x), 2).relu_();
        x = conv3.forward(x).relu_();
        return torch.nn.functional.max_pool2d(conv4.forward(x), 2).relu_();
    }

    private torch.Tensor ByWinograd(torch.Tensor x) => WinogradChain.Run(
        x,
        conv2.Winograd(rectified: true, pooled: true),
        conv3.Winograd(),
        conv4.Winograd(rectified: true, pooled: true));
}
