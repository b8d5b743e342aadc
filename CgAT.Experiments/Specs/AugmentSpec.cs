using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How training images are varied, each anew in every epoch.</summary>
public sealed record AugmentSpec
{
    /// <summary>Largest shift of an image along each side, in pixels; 0 without it.</summary>
    [Setting(
        "Largest shift of an image along each side, in pixels; 0 where this is not given",
        Min = 0, Max = 1024, Optional = true)]
    public int? Shift { get; init; }

    /// <summary>Where in the resized image the part lies that is shown.</summary>
    [Setting(
        "Where in the resized image the part lies that is shown",
        OneOf = new[] { "center", "random" }, Otherwise = "center")]
    public string Crop { get; init; } = "center";

    /// <summary>Whether every other image is mirrored left to right.</summary>
    [Setting("Whether every other image is mirrored left to right")]
    public required bool Flip { get; init; }
}
