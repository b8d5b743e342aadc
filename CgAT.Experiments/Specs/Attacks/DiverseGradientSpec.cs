using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>DI-FGSM: of the image at random sizes and places.</summary>
[UnionTag("kind", "di-fgsm")]
public sealed record DiverseGradientSpec : GradientSpec
{
    /// <summary>Share of the gathered gradient that is kept.</summary>
    [Setting("Share of the gathered gradient that is kept", Min = 0)]
    public required double Decay { get; init; }

    /// <summary>How often the image is resized.</summary>
    [Setting("How often the image is resized", Min = 0, Max = 1)]
    public required double Probability { get; init; }

    /// <summary>Least size of the resized image, of its own.</summary>
    [Setting("Least size of the resized image, of its own", Min = 0, AboveMin = true, Max = 1)]
    public required double LeastSize { get; init; }
}
