using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The learning rate stays as it is.</summary>
[UnionTag("kind", "constant")]
public sealed record ConstantDecaySpec : DecaySpec;
