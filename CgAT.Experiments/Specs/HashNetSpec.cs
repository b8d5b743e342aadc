using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>HashNet.</summary>
[UnionTag("method", "hashnet")]
public sealed record HashNetSpec : HashNetFamilySpec;
