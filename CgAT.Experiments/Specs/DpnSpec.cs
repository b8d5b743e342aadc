using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Deep polarised network (DPN).</summary>
[UnionTag("method", "dpn")]
public sealed record DpnSpec : HashingSpec
{
    /// <summary>How far along its center a bit is drawn.</summary>
    [Setting("How far along its center a bit is drawn", Min = 0, AboveMin = true)]
    public required double Margin { get; init; }
}
