using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Consistency in the way of TRADES: codes of attacked images are drawn to those of clean ones, and back.
/// </summary>
[UnionTag("kind", "trades")]
public sealed record TradesDefenseSpec : AdversarialDefenseSpec;
