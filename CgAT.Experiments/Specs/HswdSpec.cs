using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>HashNet with quantisation by the Wasserstein distance to random signs (HSWD).</summary>
[UnionTag("method", "hswd")]
public sealed record HswdSpec : HashNetFamilySpec
{
    /// <summary>Weight of the Wasserstein distance to random signs.</summary>
    [Setting("Weight of the Wasserstein distance to random signs", Min = 0)]
    public required double Wasserstein { get; init; }
}
