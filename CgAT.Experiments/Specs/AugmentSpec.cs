using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How training images are varied, each anew in every epoch.</summary>
public sealed record AugmentSpec
{
    /// <summary>Largest shift of an image along each side, in pixels.</summary>
    [Setting("Largest shift of an image along each side, in pixels", Min = 0, Max = 1024)]
    public required int Shift { get; init; }

    /// <summary>Whether every other image is mirrored left to right.</summary>
    [Setting("Whether every other image is mirrored left to right")]
    public required bool Flip { get; init; }
}
