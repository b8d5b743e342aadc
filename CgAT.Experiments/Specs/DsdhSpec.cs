using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Deep supervised discrete hashing (DSDH).</summary>
[UnionTag("method", "dsdh")]
public sealed record DsdhSpec : DsdhFamilySpec;
