using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

public sealed class QueryMetricsTests
{
    private static readonly RetrievalDepths Depths = RetrievalDepths.Saat with { Cutoffs = [1, 5, 10] };

    [Fact]
    public void Gains_are_numbers_of_shared_labels()
    {
        // The item that shares three labels comes second, after one that shares one.
        (int, int)[] items = [(0, 1), (1, 3)];
        var query = RetrievalExample.OneQueryWithGains(items, 2, 3).Measure(Depths).Single();
        Assert.Equal((1 + (3 / Math.Log2(3))) / (3 + (1 / Math.Log2(3))), query.Ndcg.Expected, 1e-15);
    }

    [Fact]
    public void An_empty_ball_has_precision_0()
    {
        (int, bool)[] items = [(3, true), (4, true), (5, false)];
        var query = RetrievalExample.OneQuery(items, 5).Measure(Depths).Single();
        Assert.Equal((TiedValue.Same(0), TiedValue.Same(0)), (query.PrecisionWithinRadius, query.RecallWithinRadius));
        var wider = RetrievalExample.OneQuery(items, 5).Measure(Depths with { Radius = 3 }).Single();
        Assert.Equal((TiedValue.Same(1), TiedValue.Same(0.5)), (wider.PrecisionWithinRadius, wider.RecallWithinRadius));
    }

    [Fact]
    public void Precision_at_n_divides_by_n_also_beyond_the_end_of_the_database()
    {
        (int, bool)[] items = [(0, true), (1, true), (2, false), (3, false)];
        var query = RetrievalExample.OneQuery(items, 3).Measure(Depths).Single();
        Assert.Equal(TiedValue.Same(0.2), query.PrecisionAt(10));
        Assert.Equal(TiedValue.Same(1), query.RecallAt(10));
    }

    [Fact]
    public void A_query_without_a_relevant_item_has_0_everywhere()
    {
        var query = RetrievalExample.OneQuery([(0, false), (1, false)], 2).Measure(Depths).Single();
        Assert.Equal(0, query.Relevant);
        Assert.All(
            query.PrecisionAtRecallLevels.Concat(query.HitsAtCutoffs).Append(query.Ndcg).Append(query.RecallAt(5))
                .Append(query.PrecisionWithinRadius).Append(query.RecallWithinRadius)
                .Append(query.AveragePrecision.Tied()),
            value => Assert.Equal(TiedValue.Same(0), value));
    }

    [Fact]
    public void Labels_of_targets_in_place_of_the_queries_give_the_targeted_metrics()
    {
        var example = RetrievalExample.Random(2, 5, 60, 8, 3);
        var targets = LabelMasks.FromIndices([.. Enumerable.Repeat<int[]>([2], 5)], 3);
        var targeted = (example with { QueryLabels = targets }).Measure(Depths);
        for (var query = 0; query < 5; query++)
        {
            var gains = HammingRanker.Order(example.Queries, query, example.Database)
                .Select(item => targets.Share(query, example.DatabaseLabels, item) ? 1 : 0).ToList();
            Assert.Equal(EveryOrder.Precision(gains, 10), targeted[query].PrecisionAt(10).Stable);
            Assert.Equal(EveryOrder.Ndcg(gains, 60), targeted[query].Ndcg.Stable, 1e-12);
        }
    }

    [Fact]
    public void An_empty_database_and_no_queries_are_no_error()
    {
        var example = RetrievalExample.Random(2, 3, 20, 8, 2);
        var empty = example with
        {
            Database = PackedCodes.FromWords([], 8),
            DatabaseLabels = LabelMasks.FromIndices([], 2),
        };
        Assert.All(empty.Measure(Depths), query => Assert.Equal(TiedValue.Same(0), query.PrecisionAt(5)));
        var none = example with { Queries = PackedCodes.FromWords([], 8), QueryLabels = LabelMasks.FromIndices([], 2) };
        Assert.Empty(none.Measure(Depths));
    }

    [Fact]
    public void A_depth_that_was_not_measured_throws()
    {
        var query = RetrievalExample.OneQuery([(0, true)], 2).Measure(Depths).Single();
        Assert.Throws<ArgumentException>(() => query.PrecisionAt(7));
        Assert.Throws<ArgumentException>(() => query.RecallAt(7));
        Assert.Throws<ArgumentException>(() => query.PrecisionAtRecall(0.123));
    }

    [Fact]
    public void Labels_of_other_classes_throw_and_say_so()
    {
        var example = RetrievalExample.Random(2, 1, 20, 8, 2);
        var other = example with { QueryLabels = LabelMasks.FromIndices([[0]], 3) };
        Assert.StartsWith(
            "Labels of 3 and of 2 classes can't be compared.",
            Assert.Throws<ArgumentException>(() => other.Measure(Depths)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depths_outside_their_ranges_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Depths with { K = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Depths with { NdcgK = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Depths with { Cutoffs = [5, 0] });
        Assert.Throws<ArgumentOutOfRangeException>(() => Depths with { Radius = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Depths with { RecallLevels = [0.5, 0] });
        Assert.Throws<ArgumentOutOfRangeException>(() => Depths with { RecallLevels = [1.01] });
    }
}
