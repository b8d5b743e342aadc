using CgAT.Core.Numerics;

namespace CgAT.Core.Retrieval;

/// <summary>
/// The mean of a metric over ALL queries, also those without a relevant item, which count 0. Where nothing can be said,
/// because there are no queries or none has a relevant item, the values are null and a reason stands beside them.
/// </summary>
public sealed record MeanMetric
{
    /// <summary>The mean of the expectations over all orders of tied items, the headline value.</summary>
    public required double? Value { get; init; }

    /// <summary>The mean with ties in the order of the database.</summary>
    public required double? Stable { get; init; }

    /// <summary>The mean of the greatest values that orders of tied items give.</summary>
    public required double? Best { get; init; }

    /// <summary>The mean of the least values that orders of tied items give.</summary>
    public required double? Worst { get; init; }

    /// <summary>
    /// The lower end of the 95 % percentile bootstrap interval over queries for <see cref="Value"/>; null where none
    /// was asked for or nothing can be said.
    /// </summary>
    public required double? IntervalLow { get; init; }

    /// <summary>The upper end of the interval.</summary>
    public required double? IntervalHigh { get; init; }

    /// <summary>The number of queries.</summary>
    public required int Queries { get; init; }

    /// <summary>How many of them have no relevant item in the database.</summary>
    public required int QueriesWithoutRelevant { get; init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public required string? Reason { get; init; }

    /// <summary>The mean of a metric over queries, without an interval.</summary>
    public static MeanMetric From(IReadOnlyList<QueryMetrics> queries, Func<QueryMetrics, TiedValue> metric)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(metric);
        var without = queries.Count(query => query.Relevant == 0);
        var reason = ReasonAgainst(queries.Count, without);
        return new MeanMetric
        {
            Value = Mean(value => value.Expected),
            Stable = Mean(value => value.Stable),
            Best = Mean(value => value.Best),
            Worst = Mean(value => value.Worst),
            IntervalLow = null,
            IntervalHigh = null,
            Queries = queries.Count,
            QueriesWithoutRelevant = without,
            Reason = reason,
        };

        double? Mean(Func<TiedValue, double> of) =>
            reason is null ? queries.Sum(query => of(metric(query))) / queries.Count : null;
    }

    /// <summary>
    /// As above, with an interval from <paramref name="resamples"/> resamples, at least one, drawn from the stream.
    /// </summary>
    public static MeanMetric From(
        IReadOnlyList<QueryMetrics> queries, Func<QueryMetrics, TiedValue> metric, int resamples, KeyedStream stream)
    {
        var mean = From(queries, metric);
        if (mean.Reason is not null)
        {
            return mean;
        }

        var (low, high) = Bootstrap.Interval(
            [.. queries.Select(query => metric(query).Expected)], resamples, stream);
        return mean with { IntervalLow = low, IntervalHigh = high };
    }

    /// <summary>
    /// Why nothing can be said of some queries, of which so many have no relevant item; null if it can.
    /// </summary>
    internal static string? ReasonAgainst(int queries, int without) => queries switch
    {
        0 => "there are no queries",
        _ when queries == without => "no query has a relevant item in the database",
        _ => null,
    };
}
