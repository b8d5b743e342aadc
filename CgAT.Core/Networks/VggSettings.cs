using System.Globalization;

namespace CgAT.Core.Networks;

/// <summary>VGG.</summary>
public sealed record VggSettings : BackboneSettings
{
    /// <summary>11, 13, 16 or 19.</summary>
    public required int Layers { get; init; }

    /// <summary>Whether batch normalisation follows each convolution.</summary>
    public required bool BatchNorm { get; init; }

    /// <summary>The probability of both dropout layers, in [0, 1).</summary>
    public required double Dropout { get; init; }

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"vgg{Layers}{(BatchNorm ? "-bn" : "")}");

    /// <inheritdoc/>
    public override string Head => "classifier.6";

    /// <inheritdoc/>
    public override ImageSides Sides => ImageSides.OfImageNet;
}
