using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The relaxation stays as it is.</summary>
[UnionTag("kind", "none")]
public sealed record NoContinuationSpec : ContinuationSpec;
