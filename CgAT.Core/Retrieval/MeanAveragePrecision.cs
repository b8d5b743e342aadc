using CgAT.Core.Numerics;

namespace CgAT.Core.Retrieval;

/// <summary>
/// Mean average precision over ALL queries, also those without a hit, which count 0. The interval is the 95 %
/// percentile bootstrap over queries: it says how much the value owes to the choice of queries, not to that of the
/// database or of the training run.
/// </summary>
public sealed record MeanAveragePrecision
{
    /// <summary>The mean of <see cref="AveragePrecision.Expected"/>, the headline value, in [0, 1].</summary>
    public required double Value { get; init; }

    /// <summary>The mean with ties in the order of the database.</summary>
    public required double Stable { get; init; }

    /// <summary>The mean of the greatest values that orders of tied items give.</summary>
    public required double Best { get; init; }

    /// <summary>The mean of the least values that orders of tied items give.</summary>
    public required double Worst { get; init; }

    /// <summary>The lower end of the interval for <see cref="Value"/>; null where none was asked for.</summary>
    public required double? IntervalLow { get; init; }

    /// <summary>The upper end of the interval for <see cref="Value"/>; null where none was asked for.</summary>
    public required double? IntervalHigh { get; init; }

    /// <summary>The number of queries.</summary>
    public required int Queries { get; init; }

    /// <summary>How many items of each ranking count; null for all.</summary>
    public required int? K { get; init; }

    /// <summary>
    /// The mean over queries, at least one, that were computed with <paramref name="k"/>, without an interval.
    /// </summary>
    public static MeanAveragePrecision From(IReadOnlyList<AveragePrecision> queries, int? k)
    {
        ArgumentNullException.ThrowIfNull(queries);
        if (queries.Count == 0)
        {
            throw new ArgumentException("The mean over no queries does not exist.", nameof(queries));
        }

        return new MeanAveragePrecision
        {
            Value = Mean(queries, query => query.Expected),
            Stable = Mean(queries, query => query.Stable),
            Best = Mean(queries, query => query.Best),
            Worst = Mean(queries, query => query.Worst),
            IntervalLow = null,
            IntervalHigh = null,
            Queries = queries.Count,
            K = k,
        };
    }

    /// <summary>
    /// As above, with an interval from <paramref name="resamples"/> resamples, at least one, drawn from the stream.
    /// </summary>
    public static MeanAveragePrecision From(
        IReadOnlyList<AveragePrecision> queries, int? k, int resamples, KeyedStream stream)
    {
        var mean = From(queries, k);
        var (low, high) = Bootstrap.Interval([.. queries.Select(query => query.Expected)], resamples, stream);
        return mean with { IntervalLow = low, IntervalHigh = high };
    }

    // A plain sum in the order of the queries: the same bits however the queries were computed, and, as rounding is
    // monotone, Worst <= Value <= Best holds for the means because it holds for each query.
    private static double Mean(IReadOnlyList<AveragePrecision> queries, Func<AveragePrecision, double> of)
    {
        var sum = 0.0;
        foreach (var query in queries)
        {
            sum += of(query);
        }

        return sum / queries.Count;
    }
}
