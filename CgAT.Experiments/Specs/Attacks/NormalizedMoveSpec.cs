using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>By the gradient of L2 norm 1, times the step.</summary>
[UnionTag("kind", "normalized")]
public sealed record NormalizedMoveSpec : MoveSpec;
