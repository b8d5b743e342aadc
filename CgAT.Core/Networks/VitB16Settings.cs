namespace CgAT.Core.Networks;

/// <summary>ViT-B/16.</summary>
public sealed record VitB16Settings : BackboneSettings
{
    /// <inheritdoc/>
    public override string Name => "vit-b-16";

    /// <inheritdoc/>
    public override string Head => "heads.head";

    /// <inheritdoc/>
    public override ImageSides Sides => ImageSides.Just(VitB16.ImageSide);

    /// <inheritdoc/>
    public override bool MayUseWinograd => false;

    /// <summary>The layers between two attentions had names of their own in torchvision's files of 2022.</summary>
    internal override string NameOf(string nameInFile) => nameInFile
        .Replace(".mlp.linear_1.", ".mlp.0.", StringComparison.Ordinal)
        .Replace(".mlp.linear_2.", ".mlp.3.", StringComparison.Ordinal);
}
