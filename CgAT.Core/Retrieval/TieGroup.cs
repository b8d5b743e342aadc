namespace CgAT.Core.Retrieval;

/// <summary>
/// The items of a ranking at one distance, of which each order is equally likely. There is at least one.
/// </summary>
/// <param name="Distance">The Hamming distance of all of them.</param>
/// <param name="Start">How many items are nearer: s.</param>
/// <param name="Hits">How many of those are relevant: h.</param>
/// <param name="Items">How many items are in the group: t.</param>
/// <param name="Relevant">How many of them are relevant: r.</param>
internal readonly record struct TieGroup(int Distance, int Start, int Hits, int Items, int Relevant);
