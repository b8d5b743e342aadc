using CgAT.Core.Retrieval;

namespace CgAT.Core.Attacks.Square;

/// <summary>What the Square Attack on all queries came to.</summary>
/// <param name="Codes">The codes of the attacked queries, as the model gave them to the attack.</param>
/// <param name="Queries">How the attack went, query by query.</param>
public sealed record SquareOutcome(PackedCodes Codes, IReadOnlyList<SquareQueryResult> Queries);
