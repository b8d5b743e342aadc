namespace CgAT.Experiments.Specs;

/// <summary>The learning rate stays.</summary>
[UnionCase("constant")]
public sealed record ConstantDecaySpec : DecaySpec;
