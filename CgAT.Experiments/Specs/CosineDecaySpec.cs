namespace CgAT.Experiments.Specs;

/// <summary>The learning rate falls to 0 along half a cosine.</summary>
[UnionCase("cosine")]
public sealed record CosineDecaySpec : DecaySpec;
