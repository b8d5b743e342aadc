using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

public sealed class MeanMetricTests
{
    private static readonly RetrievalExample Example = RetrievalExample.Random(3, 40, 100, 8, 4);

    private static readonly IReadOnlyList<QueryMetrics> Queries =
        Example.Measure(RetrievalDepths.Saat with { K = 10 });

    [Fact]
    public void The_mean_of_average_precision_is_the_map()
    {
        var stream = KeyedStream.Create(1, "bootstrap");
        var map = MeanAveragePrecision.From(Example.AveragePrecisions(10), 10, 50, stream);
        var mean = MeanMetric.From(Queries, query => query.AveragePrecisionAtK.Tied(), 50, stream);
        Assert.Equal((map.Value, map.Stable, map.Best, map.Worst), (mean.Value, mean.Stable, mean.Best, mean.Worst));
        Assert.Equal((map.IntervalLow, map.IntervalHigh, 40), (mean.IntervalLow, mean.IntervalHigh, mean.Queries));
        Assert.Null(mean.Reason);
    }

    [Fact]
    public void Queries_without_a_relevant_item_are_counted_and_count_0()
    {
        var without = Queries.Count(query => query.Relevant == 0);
        var mean = MeanMetric.From(Queries, query => query.RecallAt(1000));
        Assert.InRange(without, 1, 39);
        Assert.Equal(without, mean.QueriesWithoutRelevant);
        Assert.Equal((40.0 - without) / 40, mean.Value!.Value, 1e-15);
        Assert.Null(mean.IntervalLow);
        Assert.Null(mean.IntervalHigh);
    }

    [Fact]
    public void Where_no_query_has_a_relevant_item_nothing_can_be_said_and_the_reason_stands_beside_it()
    {
        var empty = Example with { QueryLabels = LabelMasks.FromIndices([.. Enumerable.Repeat<int[]>([], 40)], 4) };
        var mean = MeanMetric.From(
            empty.Measure(RetrievalDepths.Saat), query => query.Ndcg, 10, KeyedStream.Create(1, "bootstrap"));
        Assert.Equal((null, null, null, null), (mean.Value, mean.Stable, mean.Best, mean.Worst));
        Assert.Equal((null, null), (mean.IntervalLow, mean.IntervalHigh));
        Assert.Equal((40, 40), (mean.Queries, mean.QueriesWithoutRelevant));
        Assert.Equal("no query has a relevant item in the database", mean.Reason);
    }

    [Fact]
    public void Of_no_queries_nothing_can_be_said()
    {
        var mean = MeanMetric.From([], query => query.Ndcg, 10, KeyedStream.Create(1, "bootstrap"));
        Assert.Equal((null, 0, "there are no queries"), (mean.Value, mean.Queries, mean.Reason));
    }
}
