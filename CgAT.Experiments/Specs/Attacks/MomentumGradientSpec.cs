using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>MI-FGSM: gathered over the steps, each of L1 norm 1.</summary>
[UnionTag("kind", "mi-fgsm")]
public sealed record MomentumGradientSpec : GradientSpec
{
    /// <summary>Share of the gathered gradient that is kept.</summary>
    [Setting("Share of the gathered gradient that is kept", Min = 0)]
    public required double Decay { get; init; }
}
