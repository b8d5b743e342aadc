namespace CgAT.Core.Retrieval;

/// <summary>
/// Retrieval quality of hash codes. A query and an item of the database are relevant to each other when they share a
/// label; items are ranked by Hamming distance. Labels of an attack's targets in place of the queries' own give the
/// targeted metrics, such as t-MAP.
/// </summary>
public static class RetrievalMetrics
{
    /// <summary>
    /// The average precision of each query, in order, over the first <paramref name="k"/> items, or over all of them
    /// where k is null or beyond the end. Queries are spread over threads, each computed alone, so the result is the
    /// same to the bit for any number of threads. Memory: a few arrays as long as the database for each thread.
    /// An empty database gives 0 for every query. A k below 1 throws an <see cref="ArgumentOutOfRangeException"/>;
    /// codes and labels that don't match throw an <see cref="ArgumentException"/>.
    /// </summary>
    public static IReadOnlyList<AveragePrecision> AveragePrecisions(
        PackedCodes queries, LabelMasks queryLabels, PackedCodes database, LabelMasks databaseLabels, int? k)
    {
        RequireMatch(queries, queryLabels, database, databaseLabels);
        if (k is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(k));
        }

        var cut = Math.Min(k ?? database.Count, database.Count);
        var formula = new TiedAveragePrecision(new HarmonicSums(database.Count));
        return Each(queries, queryLabels, database, databaseLabels, ranking => formula.Of(
            ranking.Groups, cut, ranking.StableAveragePrecisions(cut).AtCut, ranking.StableHits(cut)));
    }

    /// <summary>
    /// All metrics of each query, in order, from one pass over the database a query. Threads, memory and errors are as
    /// for <see cref="AveragePrecisions"/>; average precisions are the same to the bit.
    /// </summary>
    public static IReadOnlyList<QueryMetrics> Measure(
        PackedCodes queries, LabelMasks queryLabels, PackedCodes database, LabelMasks databaseLabels,
        RetrievalDepths depths)
    {
        RequireMatch(queries, queryLabels, database, databaseLabels);
        ArgumentNullException.ThrowIfNull(depths);
        return Each(
            queries, queryLabels, database, databaseLabels, new QueryMeasurement(depths, database.Count).Of);
    }

    /// <summary>Throws an <see cref="ArgumentException"/> unless codes and labels fit each other.</summary>
    internal static void RequireMatch(
        PackedCodes queries, LabelMasks queryLabels, PackedCodes database, LabelMasks databaseLabels)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(queryLabels);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(databaseLabels);
        RequireSameCount("query", queries, queryLabels, nameof(queryLabels));
        RequireSameCount("database", database, databaseLabels, nameof(databaseLabels));
        queries.RequireSameBits(database);
        queryLabels.RequireSameClasses(databaseLabels);
        if (queryLabels.MostOfAnItem() > PairKeys.Most)
        {
            throw new ArgumentException($"A query has more than {PairKeys.Most} labels.", nameof(queryLabels));
        }
    }

    private static T[] Each<T>(
        PackedCodes queries, LabelMasks queryLabels, PackedCodes database, LabelMasks databaseLabels,
        Func<QueryRanking, T> measure)
    {
        var columns = new DatabaseColumns(database, databaseLabels);
        var results = new T[queries.Count];
        Parallel.For(
            0,
            queries.Count,
            () => new QueryRanking(columns),
            (query, _, ranking) =>
            {
                ranking.Rank(queries.Code(query), queryLabels.Item(query));
                results[query] = measure(ranking);
                return ranking;
            },
            _ => { });
        return results;
    }

    private static void RequireSameCount(string what, PackedCodes codes, LabelMasks labels, string name)
    {
        if (codes.Count != labels.Count)
        {
            throw new ArgumentException(
                $"There are {codes.Count} {what} codes but labels for {labels.Count} items.", name);
        }
    }
}
