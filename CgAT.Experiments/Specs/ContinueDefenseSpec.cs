using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Hashing goes on without attacks: the fair control for what a defence gains by longer training.</summary>
[UnionTag("kind", "continue")]
public sealed record ContinueDefenseSpec : TrainedDefenseSpec;
