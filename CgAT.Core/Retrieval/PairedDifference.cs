using CgAT.Core.Numerics;

namespace CgAT.Core.Retrieval;

/// <summary>
/// By how much the mean of a metric differs between two measurements of the same queries: two models, or the queries
/// attacked in two ways. As hard queries are hard for both, the differences of single queries vary less than the
/// values, so this finds differences that two intervals side by side would hide.
/// <para>
/// The paired bootstrap (Efron and Tibshirani, "An introduction to the bootstrap", 1993): queries are drawn with
/// replacement, each with both its values, as <c>Bootstrap</c> draws. The interval is the 95 % percentile interval of
/// the mean difference. The two-sided p-value holds the differences of resamples, shifted to mean 0, against the one
/// seen (chapter 16; for retrieval: Smucker, Allan and Carterette, CIKM 2007):
/// p = (1 + number of resamples with |difference - seen| >= |seen|) / (1 + resamples), never 0.
/// </para>
/// </summary>
public sealed record PairedDifference
{
    /// <summary>The mean of second - first over all queries; null where nothing can be said.</summary>
    public required double? Difference { get; init; }

    /// <summary>The lower end of the interval for <see cref="Difference"/>.</summary>
    public required double? IntervalLow { get; init; }

    /// <summary>The upper end of the interval for <see cref="Difference"/>.</summary>
    public required double? IntervalHigh { get; init; }

    /// <summary>
    /// How likely a difference at least this far from 0, to either side, would be if there were none; in (0, 1].
    /// </summary>
    public required double? PValue { get; init; }

    /// <summary>The number of queries.</summary>
    public required int Queries { get; init; }

    /// <summary>The number of resamples.</summary>
    public required int Resamples { get; init; }

    /// <summary>Why there is no difference to tell of; null where there is one.</summary>
    public required string? Reason { get; init; }

    /// <summary>
    /// The difference of values of the same queries in the same order. No resamples, or another number of queries,
    /// throw an <see cref="ArgumentException"/>.
    /// </summary>
    public static PairedDifference Of(
        IReadOnlyList<double> first, IReadOnlyList<double> second, int resamples, KeyedStream stream)
    {
        RequirePairs(first, second);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        return Of([.. second.Zip(first, (after, before) => after - before)], without: 0, resamples, stream);
    }

    /// <summary>
    /// The difference of a metric's expectation over ties. Where no query has a relevant item in either measurement,
    /// nothing can be said.
    /// </summary>
    public static PairedDifference Of(
        IReadOnlyList<QueryMetrics> first, IReadOnlyList<QueryMetrics> second, Func<QueryMetrics, TiedValue> metric,
        int resamples, KeyedStream stream)
    {
        RequirePairs(first, second);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        ArgumentNullException.ThrowIfNull(metric);
        var without = first.Zip(second).Count(pair => pair is ({ Relevant: 0 }, { Relevant: 0 }));
        return Of(
            [.. second.Zip(first, (after, before) => metric(after).Expected - metric(before).Expected)],
            without, resamples, stream);
    }

    private static PairedDifference Of(double[] differences, int without, int resamples, KeyedStream stream)
    {
        var nothing = new PairedDifference
        {
            Difference = null,
            IntervalLow = null,
            IntervalHigh = null,
            PValue = null,
            Queries = differences.Length,
            Resamples = resamples,
            Reason = MeanMetric.ReasonAgainst(differences.Length, without),
        };
        if (nothing.Reason is not null)
        {
            return nothing;
        }

        var seen = differences.Sum() / differences.Length;
        var means = Bootstrap.Means(differences, resamples, stream);
        var (low, high) = Bootstrap.Interval(means);
        var asFar = means.Count(mean => Math.Abs(mean - seen) >= Math.Abs(seen));
        return nothing with
        {
            Difference = seen,
            IntervalLow = low,
            IntervalHigh = high,
            PValue = (1.0 + asFar) / (1.0 + resamples),
        };
    }

    private static void RequirePairs<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
        {
            throw new ArgumentException(
                $"{first.Count} and {second.Count} queries can't be compared query by query.", nameof(second));
        }
    }
}
