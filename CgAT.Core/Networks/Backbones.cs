using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>The backbones that there are.</summary>
internal static class Backbones
{
    public static Backbone Create(BackboneSettings settings, torch.Generator generator) => settings switch
    {
        ConvNetSSettings convNetS => new ConvNetS(convNetS.Dropout, generator),
        _ => throw new ArgumentException($"no backbone for {settings.GetType().Name}", nameof(settings)),
    };
}
