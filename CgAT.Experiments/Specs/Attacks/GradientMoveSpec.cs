using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>By the gradient itself, times the step.</summary>
[UnionTag("kind", "gradient")]
public sealed record GradientMoveSpec : MoveSpec;
