using System.Globalization;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// VGG (Simonyan and Zisserman 2015) of the TorchVision package, without its last layer: 4096, ReLU, dropout, 4096,
/// ReLU, dropout (method section 1.9).
/// </summary>
public sealed class Vgg : Backbone
{
    private readonly Chain features;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> avgpool;
    private readonly HiddenLayers classifier;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="layers">11, 13, 16 or 19.</param>
    /// <param name="batchNorm">Whether batch normalisation follows each convolution.</param>
    /// <param name="dropout">The probability of both dropout layers, in [0, 1); 0.5 as published.</param>
    /// <param name="generator">Draws the initial weights.</param>
    public Vgg(int layers, bool batchNorm, double dropout, torch.Generator generator)
        : base("vgg")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"VGG{layers}");
        using var parts = new TorchVisionParts(new TorchSharp.Modules.VGG(name, numClasses: 1, batchNorm));
        features = parts.TakeChain("features");
        avgpool = parts.Take("avgpool");
        classifier = new HiddenLayers(parts, "0", "3", dropout, dropsFirst: false);
        RegisterComponents();
        TorchVisionWeights.DrawNormal(this, generator);
    }

    /// <inheritdoc/>
    public override int Features => HiddenLayers.Units;

    /// <inheritdoc/>
    public override int DropoutLayers => HiddenLayers.DropoutLayers;

    /// <inheritdoc/>
    internal override bool NormalizesOverShards => true;

    /// <summary>[n, 3, h, w], at least 32 pixels a side, to [n, 4096].</summary>
    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        using var scope = torch.NewDisposeScope();
        var x = Chain.Run(images, [features, avgpool]);
        return classifier.call(x.flatten(1), dropout).MoveToOuterDisposeScope();
    }
}
