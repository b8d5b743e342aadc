using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>In ten equal parts of the steps: 0.1 five times, 0.2, 0.3, 0.5, 0.7, 1.</summary>
[UnionTag("kind", "hag-10")]
public sealed record Hag10AlphaSpec : AlphaSpec;
