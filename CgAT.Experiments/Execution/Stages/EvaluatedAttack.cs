using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>An attack of a run under the name that tables give it.</summary>
/// <param name="Label">The label in the spec; of a member of an ensemble, the ensemble's, a slash and its own.</param>
/// <param name="Spec">The attack.</param>
/// <param name="Stage">What computes it.</param>
/// <param name="CraftedOn">
/// The label of the defence or surrogate on whose model the images were made; null for the attacked model itself.
/// </param>
/// <param name="MemberOf">The label of the ensemble that it is part of; null where it stands in the spec.</param>
public sealed record EvaluatedAttack(
    string Label, AttackSpec Spec, IAttackStage Stage, string? CraftedOn, string? MemberOf = null);
