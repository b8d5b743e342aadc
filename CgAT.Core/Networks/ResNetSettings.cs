using System.Globalization;

namespace CgAT.Core.Networks;

/// <summary>ResNet.</summary>
public sealed record ResNetSettings : BackboneSettings
{
    // The official code's checkpoints have every tensor a second time under its place in a list of layers.
    private static readonly (string Listed, string Name)[] s_listed =
    [
        ("feature_layers.0.", "conv1."), ("feature_layers.1.", "bn1."), ("feature_layers.4.", "layer1."),
        ("feature_layers.5.", "layer2."), ("feature_layers.6.", "layer3."), ("feature_layers.7.", "layer4."),
    ];

    /// <summary>18, 34, 50, 101 or 152.</summary>
    public required int Layers { get; init; }

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"resnet{Layers}");

    /// <inheritdoc/>
    public override string Head => "fc";

    /// <inheritdoc/>
    public override ImageSides Sides => ImageSides.OfImageNet;

    /// <inheritdoc/>
    internal override string NameOf(string nameInFile)
    {
        foreach (var (listed, name) in s_listed)
        {
            if (nameInFile.StartsWith(listed, StringComparison.Ordinal))
            {
                return name + nameInFile[listed.Length..];
            }
        }

        return nameInFile;
    }
}
