using CgAT.Core.Models;
using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Bench;

/// <summary>The networks whose training step is timed.</summary>
internal static class StepNetworks
{
    public static BackboneSettings Of(string name) => name switch
    {
        "convnet-s" => new ConvNetSSettings { Dropout = 0.5 },
        "resnet18" => new ResNetSettings { Layers = 18 },
        var other => throw new ArgumentException($"no network is called {other}", nameof(name)),
    };

    public static HashNetwork Create(
        BackboneSettings settings, int bits, torch.Generator generator, Computation computation)
    {
        var backbone = Backbones.Create(settings, generator);
        var network = new HashNetwork(backbone, Dense.HashLayer(backbone.Features, bits, generator))
        {
            Convolutions = computation.Convolutions,
        };
        network.to(computation.Device);
        return network;
    }
}
