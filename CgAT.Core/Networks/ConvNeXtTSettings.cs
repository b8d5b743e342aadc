namespace CgAT.Core.Networks;

/// <summary>ConvNeXt-T.</summary>
public sealed record ConvNeXtTSettings : BackboneSettings
{
    /// <inheritdoc/>
    public override string Name => "convnext-t";

    /// <inheritdoc/>
    public override string Head => "classifier.2";

    /// <inheritdoc/>
    public override ImageSides Sides => ImageSides.OfImageNet;

    /// <inheritdoc/>
    public override bool MayUseWinograd => false;
}
