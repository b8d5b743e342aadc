using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>SI-NI-FGSM: as NI-FGSM, over copies of the image of falling brightness.</summary>
[UnionTag("kind", "si-ni-fgsm")]
public sealed record ScaledGradientSpec : GradientSpec
{
    /// <summary>Share of the gathered gradient that is kept.</summary>
    [Setting("Share of the gathered gradient that is kept", Min = 0)]
    public required double Decay { get; init; }

    /// <summary>How many copies.</summary>
    [Setting("How many copies", Min = 1, Max = 32)]
    public required int Copies { get; init; }

    /// <summary>Whose copies: the paper's, or SAAT's, each divided once more.</summary>
    [Setting("Whose copies: the paper's, or SAAT's, each divided once more", OneOf = new[] { "paper", "saat" })]
    public required string Scales { get; init; }
}
