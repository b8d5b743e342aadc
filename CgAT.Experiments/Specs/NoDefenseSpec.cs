using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The model as hashing left it.</summary>
[UnionTag("kind", "none")]
public sealed record NoDefenseSpec : DefenseSpec;
