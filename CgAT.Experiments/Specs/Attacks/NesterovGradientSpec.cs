using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>NI-FGSM: as MI-FGSM, taken where the gathered gradient leads.</summary>
[UnionTag("kind", "ni-fgsm")]
public sealed record NesterovGradientSpec : GradientSpec
{
    /// <summary>Share of the gathered gradient that is kept.</summary>
    [Setting("Share of the gathered gradient that is kept", Min = 0)]
    public required double Decay { get; init; }
}
