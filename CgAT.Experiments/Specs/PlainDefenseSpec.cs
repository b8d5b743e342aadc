using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Plain adversarial training: the attack raises the hashing loss, which is minimised on attacked images too.
/// </summary>
[UnionTag("kind", "adversarial")]
public sealed record PlainDefenseSpec : AdversarialDefenseSpec;
