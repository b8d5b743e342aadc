namespace CgAT.Core.Retrieval;

/// <summary>An item that a search found.</summary>
/// <param name="Item">Its position in the database.</param>
/// <param name="Distance">Its Hamming distance to the query.</param>
public readonly record struct Neighbor(int Item, int Distance);
