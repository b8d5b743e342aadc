using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Images are compressed as JPEG files and decoded again. It masks gradients, as every rounding does.
/// </summary>
[UnionTag("kind", "jpeg")]
public sealed record JpegDefenseSpec : InputDefenseSpec
{
    /// <summary>Quality of the compression, as libjpeg counts it.</summary>
    [Setting("Quality of the compression, as libjpeg counts it", Min = 1, Max = 100)]
    public required int Quality { get; init; }
}
