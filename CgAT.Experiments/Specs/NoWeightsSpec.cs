using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Random weights, which the seed alone decides.</summary>
[UnionTag("kind", "none")]
public sealed record NoWeightsSpec : WeightsSpec;
