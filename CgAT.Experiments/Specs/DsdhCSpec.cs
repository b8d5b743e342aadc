using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>DSDH with quantisation by the Wasserstein distance to random signs (DSDH-C).</summary>
[UnionTag("method", "dsdh-c")]
public sealed record DsdhCSpec : DsdhFamilySpec
{
    /// <summary>Weight of the Wasserstein distance to random signs.</summary>
    [Setting("Weight of the Wasserstein distance to random signs", Min = 0)]
    public required double Wasserstein { get; init; }
}
