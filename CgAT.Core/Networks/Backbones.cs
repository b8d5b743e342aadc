using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>The backbones that there are.</summary>
public static class Backbones
{
    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="settings">Which one.</param>
    /// <param name="generator">Draws the initial weights.</param>
    public static Backbone Create(BackboneSettings settings, torch.Generator generator)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings switch
        {
            AlexNetSettings alexNet => new AlexNet(alexNet.Dropout, generator),
            ConvNetSSettings convNetS => new ConvNetS(convNetS.Dropout, generator),
            ConvNeXtTSettings => new ConvNeXtT(generator),
            DenseNet161Settings => new DenseNet161(generator),
            ResNetSettings resNet => new ResNet(resNet.Layers, generator),
            VggSettings vgg => new Vgg(vgg.Layers, vgg.BatchNorm, vgg.Dropout, generator),
            CustomBackboneSettings custom => custom.Make(new BackboneStart(generator, custom.Parameters)),
            VitB16Settings => new VitB16(generator),
            _ => throw new ArgumentException($"no backbone for {settings.GetType().Name}", nameof(settings)),
        };
    }
}
