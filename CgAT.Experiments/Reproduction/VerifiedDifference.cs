namespace CgAT.Experiments.Reproduction;

/// <summary>The first place in a stage or a table at which an executed run is not what it was.</summary>
/// <param name="Place">The stage and its file, or the table, row and column.</param>
/// <param name="Before">What was there.</param>
/// <param name="Now">What came out now.</param>
public sealed record VerifiedDifference(string Place, string Before, string Now);
