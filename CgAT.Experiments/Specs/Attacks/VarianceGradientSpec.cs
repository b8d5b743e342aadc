using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>VMI-FGSM: as MI-FGSM, tuned by the variance of gradients around the image.</summary>
[UnionTag("kind", "vmi-fgsm")]
public sealed record VarianceGradientSpec : GradientSpec
{
    /// <summary>Share of the gathered gradient that is kept.</summary>
    [Setting("Share of the gathered gradient that is kept", Min = 0)]
    public required double Decay { get; init; }

    /// <summary>Neighbours that the variance is taken over.</summary>
    [Setting("Neighbours that the variance is taken over", Min = 1, Max = 1000)]
    public required int Samples { get; init; }

    /// <summary>How far they are, in epsilons.</summary>
    [Setting("How far they are, in epsilons", Min = 0)]
    public required double Beta { get; init; }
}
