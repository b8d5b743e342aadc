using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

/// <summary>Every backbone that there is.</summary>
internal static class SomeBackbones
{
    /// <summary>The settings of all of them, by name.</summary>
    public static IReadOnlyDictionary<string, BackboneSettings> All { get; } = new BackboneSettings[]
    {
        new ConvNetSSettings { Dropout = 0.5 },
        new AlexNetSettings { Dropout = 0.5 },
        Vgg(11, batchNorm: false),
        Vgg(13, batchNorm: false),
        Vgg(16, batchNorm: false),
        Vgg(19, batchNorm: false),
        Vgg(11, batchNorm: true),
        Vgg(13, batchNorm: true),
        Vgg(16, batchNorm: true),
        Vgg(19, batchNorm: true),
        new ResNetSettings { Layers = 18 },
        new ResNetSettings { Layers = 34 },
        new ResNetSettings { Layers = 50 },
        new ResNetSettings { Layers = 101 },
        new ResNetSettings { Layers = 152 },
        new DenseNet161Settings(),
        new VitB16Settings(),
        new ConvNeXtTSettings(),
    }.ToDictionary(settings => settings.Name);

    /// <summary>A backbone by name.</summary>
    public static Backbone Create(string name, ulong seed = 1)
    {
        using var generator = new torch.Generator(seed);
        return Backbones.Create(All[name], generator);
    }

    private static VggSettings Vgg(int layers, bool batchNorm) =>
        new() { Layers = layers, BatchNorm = batchNorm, Dropout = 0.5 };
}
