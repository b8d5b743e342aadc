namespace CgAT.Core.Data;

/// <summary>What the labels of a set are like.</summary>
public sealed record LabelStatistics
{
    /// <summary>The number of items.</summary>
    public required int Items { get; init; }

    /// <summary>How many items have each class.</summary>
    public required IReadOnlyList<int> OfClass { get; init; }

    /// <summary>The number of label vectors that occur.</summary>
    public required int DistinctVectors { get; init; }

    /// <summary>How many items have no label: nothing is relevant to them.</summary>
    public required int WithoutLabels { get; init; }

    /// <summary>Labels an item, on average.</summary>
    public double MeanLabels => Items == 0 ? 0 : (double)OfClass.Sum() / Items;

    /// <summary>The statistics of a set.</summary>
    public static LabelStatistics Of(IImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var distinct = DistinctLabels.Of(images);
        var ofClass = new int[images.Classes];
        foreach (var (labels, items) in distinct.Vectors.Zip(distinct.Items))
        {
            foreach (var label in labels)
            {
                ofClass[label] += items;
            }
        }

        return new LabelStatistics
        {
            Items = images.Count,
            OfClass = ofClass,
            DistinctVectors = distinct.Vectors.Count,
            WithoutLabels = distinct.Vectors.Zip(distinct.Items).Where(pair => pair.First.Count == 0)
                .Sum(pair => pair.Second),
        };
    }

    /// <summary>
    /// The share of a database that is relevant to a query, on average over queries, in [0, 1]: about the mean average
    /// precision of a ranking that knows nothing.
    /// </summary>
    public static double RelevantShare(IImageSet queries, IImageSet database)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(database);
        var (asked, stored) = (DistinctLabels.Of(queries), DistinctLabels.Of(database));
        var relevant = 0L;
        foreach (var (query, times) in asked.Vectors.Zip(asked.Items))
        {
            var wanted = query.ToHashSet();
            relevant += times * stored.Vectors.Zip(stored.Items)
                .Where(pair => pair.First.Any(wanted.Contains))
                .Sum(pair => (long)pair.Second);
        }

        return relevant / ((double)queries.Count * database.Count);
    }
}
