namespace CgAT.Core.Networks;

/// <summary>AlexNet.</summary>
public sealed record AlexNetSettings : BackboneSettings
{
    /// <summary>The probability of both dropout layers, in [0, 1).</summary>
    public required double Dropout { get; init; }

    /// <inheritdoc/>
    public override string Name => "alexnet";

    /// <inheritdoc/>
    public override string Head => "classifier.6";

    /// <inheritdoc/>
    public override ImageSides Sides => ImageSides.OfImageNet;
}
