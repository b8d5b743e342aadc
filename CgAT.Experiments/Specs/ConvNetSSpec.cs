using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>A small convolutional network for images of 32 x 32 pixels.</summary>
[UnionTag("kind", "convnet-s")]
public sealed record ConvNetSSpec : BackboneSpec
{
    /// <summary>Share of the features that dropout sets to 0.</summary>
    [Setting("Share of the features that dropout sets to 0", Min = 0, Max = 1, BelowMax = true)]
    public required double Dropout { get; init; }

    /// <summary>Training as a classifier before hashing.</summary>
    [Setting("Training as a classifier before hashing")]
    public required WarmUpSpec WarmUp { get; init; }
}
