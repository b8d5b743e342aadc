using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// ResNet (He et al. 2016) of the TorchVision package, without its last layer (method section 1.9): all convolutions
/// and the mean over the image.
/// </summary>
public sealed class ResNet : Backbone
{
    private readonly TorchSharp.Modules.Conv2d conv1;
    private readonly TorchSharp.Modules.BatchNorm2d bn1;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> relu;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> maxpool;
    private readonly Chain layer1;
    private readonly Chain layer2;
    private readonly Chain layer3;
    private readonly Chain layer4;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> avgpool;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="layers">18, 34, 50, 101 or 152.</param>
    /// <param name="generator">Draws the initial weights.</param>
    public ResNet(int layers, torch.Generator generator)
        : base("resnet")
    {
        using var parts = new TorchVisionParts(Create(layers));
        conv1 = (TorchSharp.Modules.Conv2d)parts.Take("conv1");
        bn1 = (TorchSharp.Modules.BatchNorm2d)parts.Take("bn1");
        relu = parts.Take("relu");
        maxpool = parts.Take("maxpool");
        layer1 = parts.TakeChain("layer1", Block);
        layer2 = parts.TakeChain("layer2", Block);
        layer3 = parts.TakeChain("layer3", Block);
        layer4 = parts.TakeChain("layer4", Block);
        avgpool = parts.Take("avgpool");
        torch.nn.Module<torch.Tensor, torch.Tensor> Block(string path) => new ResNetBlock(parts, path);
        Features = layers < 50 ? 512 : 2048;
        RegisterComponents();
        TorchVisionWeights.DrawNormal(this, generator);
    }

    /// <inheritdoc/>
    public override int Features { get; }

    /// <inheritdoc/>
    public override int DropoutLayers => 0;

    /// <inheritdoc/>
    internal override bool NormalizesOverShards => true;

    /// <summary>[n, 3, h, w] to [n, 512] (18 and 34 layers) or [n, 2048].</summary>
    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        ArgumentNullException.ThrowIfNull(dropout);
        using var scope = torch.NewDisposeScope();
        var x = Chain.Run(
            images,
            [
                dropout.IsTraining ? Filtered : conv1.call, Normalised, relu.call, maxpool.call,
                layer1.call, layer2.call, layer3.call, layer4.call, avgpool.call,
            ]);
        return x.flatten(1).MoveToOuterDisposeScope();
    }

    private torch.Tensor Filtered(torch.Tensor images) =>
        ImageConvolution.Run(images, conv1.weight, conv1.bias, stride: 2, padding: 3);

    private torch.Tensor Normalised(torch.Tensor x) => BatchNormalization.Run(bn1, x);

    private static TorchSharp.Modules.ResNet Create(int layers) => layers switch
    {
        18 => TorchSharp.Modules.ResNet.ResNet18(numClasses: 1),
        34 => TorchSharp.Modules.ResNet.ResNet34(numClasses: 1),
        50 => TorchSharp.Modules.ResNet.ResNet50(numClasses: 1),
        101 => TorchSharp.Modules.ResNet.ResNet101(numClasses: 1),
        152 => TorchSharp.Modules.ResNet.ResNet152(numClasses: 1),
        _ => throw new ArgumentOutOfRangeException(nameof(layers), layers, "a ResNet has 18, 34, 50, 101 or 152 layers"),
    };
}
