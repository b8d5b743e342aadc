namespace CgAT.Core.Retrieval;

/// <summary>A query's database by Hamming distance: entry d of each list is for distance d, 0 to K.</summary>
public sealed record DistanceHistogram
{
    /// <summary>How many items lie at each distance.</summary>
    public required IReadOnlyList<int> Items { get; init; }

    /// <summary>How many of them are relevant to the query.</summary>
    public required IReadOnlyList<int> Relevant { get; init; }
}
