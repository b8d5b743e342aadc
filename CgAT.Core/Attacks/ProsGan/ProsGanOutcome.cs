using CgAT.Core.Retrieval;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>What ProS-GAN's attack on all queries came to.</summary>
/// <param name="Codes">The codes of the attacked queries.</param>
/// <param name="Queries">How the attack went, query by query.</param>
public sealed record ProsGanOutcome(PackedCodes Codes, IReadOnlyList<ProsGanQueryResult> Queries);
