using CgAT.Core.Retrieval;

namespace CgAT.Core.Models;

/// <summary>What an attack on all queries came to.</summary>
/// <param name="Codes">The codes of the attacked queries.</param>
/// <param name="Queries">How the attack went, query by query.</param>
public sealed record AttackOutcome(PackedCodes Codes, IReadOnlyList<QueryAttackResult> Queries);
