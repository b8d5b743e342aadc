namespace CgAT.Core.Training;

/// <summary>How training images are varied, each anew in every epoch; keyed by epoch and item.</summary>
public sealed record AugmentationSettings
{
    /// <summary>The largest shift of an image along each side, in pixels; its edge is repeated where it left.</summary>
    public int Shift { get; init; }

    /// <summary>
    /// Whether the part that is shown of an image that is larger lies anywhere in it, and not at its centre.
    /// </summary>
    public bool RandomCrop { get; init; }

    /// <summary>Whether every other image is mirrored left to right.</summary>
    public bool Flip { get; init; }
}
