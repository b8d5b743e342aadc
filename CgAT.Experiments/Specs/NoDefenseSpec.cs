namespace CgAT.Experiments.Specs;

/// <summary>The model as hashing training left it.</summary>
[UnionCase("none")]
public sealed record NoDefenseSpec : DefenseSpec;
