namespace CgAT.Core.Networks;

/// <summary>ConvNet-S.</summary>
public sealed record ConvNetSSettings : BackboneSettings
{
    /// <summary>The probability of dropout before the hash layer, in [0, 1).</summary>
    public required double Dropout { get; init; }

    /// <inheritdoc/>
    public override string Name => "convnet-s";

    /// <inheritdoc/>
    public override string Head => "hash";

    /// <inheritdoc/>
    public override ImageSides Sides => ImageSides.Just(ConvNetS.ImageSide);
}
