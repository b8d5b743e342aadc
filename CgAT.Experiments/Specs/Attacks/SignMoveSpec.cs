using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>By the sign of the gradient, times the step.</summary>
[UnionTag("kind", "sign")]
public sealed record SignMoveSpec : MoveSpec;
