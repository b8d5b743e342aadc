using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// AlexNet (Krizhevsky 2014, "One weird trick") of the TorchVision package, without its last layer: dropout, 4096,
/// ReLU, dropout, 4096, ReLU (method section 1.9).
/// </summary>
public sealed class AlexNet : Backbone
{
    private readonly Chain features;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> avgpool;
    private readonly HiddenLayers classifier;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="dropout">The probability of both dropout layers, in [0, 1); 0.5 as published.</param>
    /// <param name="generator">Draws the initial weights.</param>
    public AlexNet(double dropout, torch.Generator generator)
        : base("alexnet")
    {
        using var parts = new TorchVisionParts(new TorchSharp.Modules.AlexNet(numClasses: 1));
        features = parts.TakeChain("features");
        avgpool = parts.Take("avgpool");
        classifier = new HiddenLayers(parts, "1", "4", dropout, dropsFirst: true);
        RegisterComponents();
        TorchVisionWeights.DrawDefaults(this, generator);
    }

    /// <inheritdoc/>
    public override int Features => HiddenLayers.Units;

    /// <inheritdoc/>
    public override int DropoutLayers => HiddenLayers.DropoutLayers;

    /// <summary>[n, 3, h, w], at least 63 pixels a side, to [n, 4096].</summary>
    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        using var scope = torch.NewDisposeScope();
        var x = Chain.Run(images, [features, avgpool]);
        return classifier.call(x.flatten(1), dropout).MoveToOuterDisposeScope();
    }
}
