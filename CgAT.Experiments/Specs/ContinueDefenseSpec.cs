namespace CgAT.Experiments.Specs;

/// <summary>No defence but more hashing training: the fair control of a defence that trains on.</summary>
[UnionCase("continue")]
public sealed record ContinueDefenseSpec : TrainedDefenseSpec;
