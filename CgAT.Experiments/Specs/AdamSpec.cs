using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Adam with its usual moments, 0.9 and 0.999, and no weight decay.</summary>
[UnionTag("kind", "adam")]
public sealed record AdamSpec : OptimizerSpec;
