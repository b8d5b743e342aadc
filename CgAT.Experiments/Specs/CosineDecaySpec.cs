using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The learning rate falls to 0 along half a cosine.</summary>
[UnionTag("kind", "cosine")]
public sealed record CosineDecaySpec : DecaySpec;
