using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

public sealed class MeanAveragePrecisionTests
{
    private static readonly IReadOnlyList<AveragePrecision> Queries =
        RetrievalExample.Random(3, 40, 100, 8, 4).AveragePrecisions(10);

    [Fact]
    public void The_mean_divides_by_all_queries_also_those_without_a_relevant_item()
    {
        var nothing = RetrievalExample.OneQuery([(0, false), (1, false)], 2).AveragePrecisions(null);
        var perfect = RetrievalExample.OneQuery([(0, true), (1, false)], 2).AveragePrecisions(null);
        var mean = MeanAveragePrecision.From([.. nothing, .. perfect], null);
        Assert.Equal((0.5, 0.5, 0.5, 0.5), (mean.Value, mean.Stable, mean.Best, mean.Worst));
        Assert.Equal((2, null), (mean.Queries, mean.K));
    }

    [Fact]
    public void Without_resamples_there_is_no_interval()
    {
        var mean = MeanAveragePrecision.From(Queries, 10);
        Assert.Equal((10, 40), (mean.K, mean.Queries));
        Assert.Null(mean.IntervalLow);
        Assert.Null(mean.IntervalHigh);
    }

    [Fact]
    public void The_interval_is_a_function_of_the_seed()
    {
        var mean = From(7);
        Assert.Equal(mean, From(7));
        Assert.NotEqual(mean.IntervalLow, From(8).IntervalLow);
        Assert.Equal(mean with { IntervalLow = null, IntervalHigh = null }, MeanAveragePrecision.From(Queries, 10));
    }

    [Fact]
    public void The_interval_is_about_two_standard_errors_to_each_side()
    {
        var mean = From(7);
        var variance = Queries.Average(query => Math.Pow(query.Expected - mean.Value, 2));
        var standardError = Math.Sqrt(variance / Queries.Count);
        Assert.InRange(mean.Value - mean.IntervalLow!.Value, 1.6 * standardError, 2.4 * standardError);
        Assert.InRange(mean.IntervalHigh!.Value - mean.Value, 1.6 * standardError, 2.4 * standardError);
    }

    [Fact]
    public void Draws_and_percentiles_are_as_documented()
    {
        var stream = KeyedStream.Create(5, "bootstrap");
        var values = Queries.Take(6).Select(query => query.Expected).ToArray();
        var means = Enumerable.Range(0, 3).Select(resample =>
        {
            var words = stream.Block(0, (uint)resample, 0, 0).Concat(stream.Block(0, (uint)resample, 0, 1)).Take(6);
            return words.Sum(word => values[(int)(word * 6UL / 4294967296UL)]) / 6;
        }).Order().ToList();
        var mean = MeanAveragePrecision.From([.. Queries.Take(6)], 10, 3, stream);
        Assert.Equal(means[0] + (0.05 * (means[1] - means[0])), mean.IntervalLow!.Value, 1e-15);
        Assert.Equal(means[1] + (0.95 * (means[2] - means[1])), mean.IntervalHigh!.Value, 1e-15);
    }

    [Fact]
    public void One_query_has_an_interval_of_no_width()
    {
        var mean = MeanAveragePrecision.From([Queries[0]], 10, 20, KeyedStream.Create(1, "bootstrap"));
        Assert.Equal((mean.Value, mean.Value), (mean.IntervalLow, mean.IntervalHigh));
    }

    [Fact]
    public void No_queries_or_no_resamples_throw()
    {
        Assert.Throws<ArgumentException>(() => MeanAveragePrecision.From([], 10));
        var stream = KeyedStream.Create(1, "bootstrap");
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanAveragePrecision.From(Queries, 10, 0, stream));
    }

    private static MeanAveragePrecision From(long seed) =>
        MeanAveragePrecision.From(Queries, 10, 1000, KeyedStream.Create(seed, "bootstrap"));
}
