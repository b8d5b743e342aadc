using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

public sealed class PairedDifferenceTests
{
    private const int Resamples = 1000;

    private static readonly KeyedStream Stream = KeyedStream.Create(7, "bootstrap");
    private static readonly double[] Hard = [.. Enumerable.Range(0, 60).Select(query => query * 37 % 60 / 60.0)];

    [Fact]
    public void A_measurement_does_not_differ_from_itself()
    {
        var same = PairedDifference.Of(Hard, Hard, Resamples, Stream);
        Assert.Equal((0, 0, 0, 1), (same.Difference, same.IntervalLow, same.IntervalHigh, same.PValue));
        Assert.Equal((60, Resamples, null), (same.Queries, same.Resamples, same.Reason));
    }

    [Fact]
    public void A_small_gain_of_every_query_is_found_though_queries_vary_more()
    {
        var better = Hard.Select((value, query) => value + 0.01 + (0.002 * (query % 3))).ToArray();
        var gain = PairedDifference.Of(Hard, better, Resamples, Stream);
        Assert.Equal(0.012, gain.Difference!.Value, 1e-12);
        Assert.InRange(gain.IntervalLow!.Value, 0.011, 0.012);
        Assert.Equal(1.0 / (1 + Resamples), gain.PValue);
        var loss = PairedDifference.Of(better, Hard, Resamples, Stream);
        Assert.Equal((-gain.Difference, gain.PValue), (loss.Difference, loss.PValue));
    }

    [Fact]
    public void Chance_gives_a_large_p_value_near_that_of_a_normal_test()
    {
        // Differences of -1 and 1 with a mean of 0.1: of 60 queries 33 gain, 0.775 standard errors, p 0.44.
        var other = Hard.Select((value, query) => value + (query < 33 ? 1.0 : -1.0)).ToArray();
        var chance = PairedDifference.Of(Hard, other, Resamples, Stream);
        Assert.Equal(0.1, chance.Difference!.Value, 1e-12);
        Assert.InRange(chance.PValue!.Value, 0.36, 0.56);
        Assert.InRange(0, chance.IntervalLow!.Value, chance.IntervalHigh!.Value);
    }

    [Fact]
    public void Draws_are_those_of_the_interval_of_a_mean_and_a_function_of_the_seed()
    {
        var other = Hard.Reverse().ToArray();
        var paired = PairedDifference.Of(Hard, other, 20, Stream);
        double[] differences = [.. other.Zip(Hard, (after, before) => after - before)];
        var (low, high) = Bootstrap.Interval(differences, 20, Stream);
        Assert.Equal((low, high), (paired.IntervalLow, paired.IntervalHigh));
        Assert.Equal(paired, PairedDifference.Of(Hard, other, 20, Stream));
        var seen = paired.Difference!.Value;
        var asFar = Bootstrap.Means(differences, 20, Stream).Count(mean => Math.Abs(mean - seen) >= Math.Abs(seen));
        Assert.Equal((1.0 + asFar) / 21, paired.PValue);
    }

    [Fact]
    public void Two_sets_of_attacked_queries_are_compared_by_a_metric()
    {
        var weak = RetrievalExample.Random(3, 40, 100, 8, 4);
        var strong = weak with { Queries = RetrievalExample.Random(4, 40, 100, 8, 4).Queries };
        var (before, after) = (weak.Measure(RetrievalDepths.Saat), strong.Measure(RetrievalDepths.Saat));
        var paired = PairedDifference.Of(before, after, query => query.AveragePrecision.Tied(), Resamples, Stream);
        static double Map(IReadOnlyList<QueryMetrics> queries) =>
            queries.Average(query => query.AveragePrecision.Expected);
        Assert.Equal(Map(after) - Map(before), paired.Difference!.Value, 1e-12);
    }

    [Fact]
    public void Without_relevant_items_in_either_measurement_nothing_can_be_said()
    {
        var nothing = RetrievalExample.OneQuery([(0, false), (1, false)], 2).Measure(RetrievalDepths.Saat);
        var paired = PairedDifference.Of(nothing, nothing, query => query.Ndcg, Resamples, Stream);
        Assert.Equal((null, null), (paired.Difference, paired.PValue));
        Assert.Equal("no query has a relevant item in the database", paired.Reason);
        Assert.Equal("there are no queries", PairedDifference.Of([], [], Resamples, Stream).Reason);
    }

    [Fact]
    public void Other_numbers_of_queries_and_no_resamples_throw()
    {
        var error = Assert.Throws<ArgumentException>(() => PairedDifference.Of(Hard, Hard[1..], Resamples, Stream));
        Assert.StartsWith("60 and 59 queries can't be compared", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedDifference.Of(Hard, Hard, 0, Stream));
    }
}
