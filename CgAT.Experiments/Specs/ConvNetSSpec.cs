namespace CgAT.Experiments.Specs;

/// <summary>ConvNet-S, for 32x32 images, without pretrained weights.</summary>
[UnionCase("convnet-s")]
public sealed record ConvNetSSpec : BackboneSpec
{
    /// <summary>The probability of dropout before the hash layer.</summary>
    [Setting("The probability of dropout before the hash layer.", Min = 0, Max = 1, BelowMax = true)]
    public required double Dropout { get; init; }

    /// <summary>Classification training that comes first.</summary>
    [Setting("Classification training that comes first.")]
    public required WarmUpSpec WarmUp { get; init; }
}
