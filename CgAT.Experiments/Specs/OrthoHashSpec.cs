using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>OrthoHash: cosines to a random codebook.</summary>
[UnionTag("method", "orthohash")]
public sealed record OrthoHashSpec : HashingSpec
{
    /// <summary>Factor of the cosines.</summary>
    [Setting("Factor of the cosines", Min = 0, AboveMin = true)]
    public required double Scale { get; init; }

    /// <summary>What is taken off the cosines to an image's own classes.</summary>
    [Setting("What is taken off the cosines to an image's own classes", Min = 0, Max = 2)]
    public required double Margin { get; init; }

    /// <summary>Whether relaxed codes are normalised over the batch before.</summary>
    [Setting("Whether relaxed codes are normalised over the batch before")]
    public required bool BatchNorm { get; init; }
}
