using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Values of pixels are rounded to fewer bits. It masks gradients, which are 0 through a rounding: a baseline that the
/// checks have to see through, and an attack by a gradient that is passed on.
/// </summary>
[UnionTag("kind", "bit-depth")]
public sealed record BitDepthDefenseSpec : InputDefenseSpec
{
    /// <summary>Bits of a value that are kept.</summary>
    [Setting("Bits of a value that are kept", Min = 1, Max = 8)]
    public required int Bits { get; init; }
}
