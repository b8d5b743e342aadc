using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>
/// ViT-B/16 (Dosovitskiy et al. 2021) as torchvision has it, without its last layer: an image of 224x224 becomes 196
/// patches and a class token of 768 values each, which go through twelve layers; the token's values are the features.
/// Without dropout, as torchvision's.
/// </summary>
public sealed class VitB16 : Backbone
{
    /// <summary>The height and width of the images that it takes, in pixels.</summary>
    public const int ImageSide = 224;

    private const int Patch = 16;
    private const int Width = 768;
    private const int Tokens = (ImageSide / Patch * (ImageSide / Patch)) + 1;

    private readonly Parameter class_token;
    private readonly Convolution conv_proj;
    private readonly VitEncoder encoder;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="generator">Draws the initial weights.</param>
    public VitB16(torch.Generator generator)
        : base("vit-b-16")
    {
        long[] patches = [Width, 3, Patch, Patch];
        class_token = new Parameter(torch.zeros(1, 1, Width));
        conv_proj = new Convolution(
            Initial.Normal(patches, Initial.DefaultBound(patches), generator), torch.zeros(Width), stride: Patch);
        encoder = new VitEncoder(Tokens, Width, generator);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int Features => Width;

    /// <inheritdoc/>
    public override int DropoutLayers => 0;

    /// <summary>[n, 3, 224, 224] to [n, 768].</summary>
    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = torch.NewDisposeScope();
        var patches = conv_proj.call(images).flatten(2).transpose(1, 2);
        var tokens = torch.cat([class_token.expand(images.shape[0], -1, -1), patches], 1);
        return encoder.call(tokens).select(1, 0).MoveToOuterDisposeScope();
    }
}
