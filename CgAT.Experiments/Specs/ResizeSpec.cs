using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How every image is brought to one size.</summary>
public sealed record ResizeSpec
{
    /// <summary>Width and height after resizing, in pixels.</summary>
    [Setting("Width and height after resizing, in pixels", Min = 8, Max = 1024)]
    public required int Size { get; init; }

    /// <summary>How pixels are averaged.</summary>
    [Setting("How pixels are averaged", OneOf = new[] { "area", "bilinear" })]
    public required string Filter { get; init; }
}
