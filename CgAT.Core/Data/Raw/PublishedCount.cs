namespace CgAT.Core.Data.Raw;

/// <summary>A number that was published of a data set.</summary>
/// <param name="Value">The number.</param>
/// <param name="Doubt">Why it may be another one, such as "from memory"; null where it was verified.</param>
public sealed record PublishedCount(int Value, string? Doubt = null);
