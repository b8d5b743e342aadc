using System.Text.RegularExpressions;

namespace CgAT.Core.Networks;

/// <summary>DenseNet-161.</summary>
public sealed partial record DenseNet161Settings : BackboneSettings
{
    /// <inheritdoc/>
    public override string Name => "densenet161";

    /// <inheritdoc/>
    public override string Head => "classifier";

    /// <inheritdoc/>
    public override ImageSides Sides => ImageSides.OfImageNet;

    /// <inheritdoc/>
    public override bool MayUseWinograd => false;

    /// <inheritdoc/>
    internal override string NameOf(string nameInFile) =>
        OldLayer().Replace(OfficialList().Replace(nameInFile, "features."), "$1$2.");

    // The official code's checkpoints have every tensor a second time under its place in a list.
    [GeneratedRegex(@"^feature_layers\.0\.")]
    private static partial Regex OfficialList();

    // denselayer1.norm.1.weight in torchvision's files of 2017.
    [GeneratedRegex(@"(denselayer\d+\.(?:norm|relu|conv))\.([12])\.")]
    private static partial Regex OldLayer();
}
