using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How every image is brought to one size.</summary>
public sealed record ResizeSpec
{
    /// <summary>The shorter side after resizing, in pixels.</summary>
    [Setting("The shorter side after resizing, in pixels", Min = 8, Max = 1024)]
    public required int Size { get; init; }

    /// <summary>Width and height of what is shown of the resized image, in pixels; its shorter side without it.</summary>
    [Setting(
        "Width and height of what is shown of the resized image, in pixels; its shorter side where this is not given",
        Min = 8, Max = 1024, Optional = true)]
    public int? Crop { get; init; }

    /// <summary>How pixels are averaged.</summary>
    [Setting("How pixels are averaged", OneOf = new[] { "area", "bilinear" })]
    public required string Filter { get; init; }

    /// <summary>Whether images lie as their pixels are stored, or stand as EXIF says.</summary>
    [Setting(
        "Whether images lie as their pixels are stored, or stand as EXIF says",
        OneOf = new[] { "stored", "exif" }, Otherwise = "stored")]
    public string Orientation { get; init; } = "stored";
}
