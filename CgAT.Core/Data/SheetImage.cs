namespace CgAT.Core.Data;

/// <summary>An image of a sheet.</summary>
/// <param name="Images">The set that it is in.</param>
/// <param name="Item">Its number there.</param>
/// <param name="Right">Whether it is a hit, for its frame; null for none of the two.</param>
public sealed record SheetImage(IImageSet Images, int Item, bool? Right);
