namespace CgAT.Core.Retrieval;

/// <summary>
/// Ranks a database by Hamming distance to a query with a counting sort over the K + 1 distances: linear time, and
/// items at equal distance stay in the order of the database.
/// </summary>
public static class HammingRanker
{
    /// <summary>The Hamming distances of a query to all items, in the order of the database.</summary>
    public static IReadOnlyList<int> Distances(PackedCodes queries, int query, PackedCodes database) =>
        Array.ConvertAll(Measure(queries, query, database), distance => (int)distance);

    /// <summary>The positions of all items in the database, nearest first, ties by position.</summary>
    public static IReadOnlyList<int> Order(PackedCodes queries, int query, PackedCodes database)
    {
        var distances = Measure(queries, query, database);
        var next = new int[queries.Bits + 2];
        foreach (var distance in distances)
        {
            next[distance + 1]++;
        }

        for (var distance = 1; distance < next.Length; distance++)
        {
            next[distance] += next[distance - 1];
        }

        var order = new int[distances.Length];
        for (var item = 0; item < distances.Length; item++)
        {
            order[next[distances[item]]++] = item;
        }

        return order;
    }

    /// <summary>How many items, and how many relevant ones, lie at each distance of a query.</summary>
    public static DistanceHistogram Histogram(
        PackedCodes queries, LabelMasks queryLabels, int query, PackedCodes database, LabelMasks databaseLabels)
    {
        RetrievalMetrics.RequireMatch(queries, queryLabels, database, databaseLabels);
        RequireQuery(queries, query);
        var ranking = new QueryRanking(new DatabaseColumns(database, databaseLabels));
        ranking.Rank(queries.Code(query), queryLabels.Item(query));
        return new DistanceHistogram { Items = ranking.Items, Relevant = ranking.Relevant };
    }

    private static ushort[] Measure(PackedCodes queries, int query, PackedCodes database)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(database);
        queries.RequireSameBits(database);
        RequireQuery(queries, query);
        var code = queries.Code(query);
        var distances = new ushort[database.Count];
        for (var item = 0; item < distances.Length; item++)
        {
            distances[item] = (ushort)BitRows.Distance(code, database.Code(item));
        }

        return distances;
    }

    private static void RequireQuery(PackedCodes queries, int query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(query, queries.Count);
    }
}
