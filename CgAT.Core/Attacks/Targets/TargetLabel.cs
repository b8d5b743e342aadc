namespace CgAT.Core.Attacks.Targets;

/// <summary>The label vector that a targeted attack moves a query to.</summary>
/// <param name="Classes">Its classes, ascending; none where the target is the vector of no label.</param>
/// <param name="DatabaseItems">How many items of the database have exactly these labels, at least 1.</param>
public sealed record TargetLabel(IReadOnlyList<int> Classes, int DatabaseItems);
