using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>As Adam with the step as its learning rate, and 0.9 and 0.999.</summary>
[UnionTag("kind", "adam")]
public sealed record AdamMoveSpec : MoveSpec;
