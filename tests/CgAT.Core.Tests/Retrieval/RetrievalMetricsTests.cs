using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

public sealed class RetrievalMetricsTests
{
    private static readonly RetrievalExample Example = RetrievalExample.Random(1, 3, 20, 8, 2);

    [Fact]
    public void A_depth_beyond_the_database_is_the_full_list()
    {
        Assert.Equal(Example.AveragePrecisions(null), Example.AveragePrecisions(20));
        Assert.Equal(Example.AveragePrecisions(null), Example.AveragePrecisions(21));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_depth_below_1_throws(int k) =>
        Assert.Equal("k", Assert.Throws<ArgumentOutOfRangeException>(() => Example.AveragePrecisions(k)).ParamName);

    [Fact]
    public void Relevant_counts_the_whole_database_and_hits_only_the_first_k()
    {
        (int, bool)[] items = [(0, true), (1, false), (1, true), (1, true), (2, true)];
        var query = RetrievalExample.OneQuery(items, 2).AveragePrecisions(2).Single();
        Assert.Equal(4, query.Relevant);
        Assert.Equal(1, query.StableHits);
        Assert.Equal(1 + (2.0 / 3), query.ExpectedHits, 1e-15);
    }

    [Fact]
    public void Average_precision_at_k_divides_by_the_hits_within_the_first_k()
    {
        (int, bool)[] items = [(0, false), (1, true), (2, true), (3, true)];
        var query = RetrievalExample.OneQuery(items, 3).AveragePrecisions(2).Single();
        Assert.Equal(0.5, query.Expected, 1e-15);
    }

    [Fact]
    public void A_query_without_labels_has_no_relevant_item_and_0()
    {
        var empty = Example with { QueryLabels = LabelMasks.FromIndices([[], [], []], 2) };
        Assert.All(
            empty.AveragePrecisions(10),
            query => Assert.Equal((0, 0, 0, 0), (query.Relevant, query.Expected, query.Best, query.Stable)));
    }

    [Fact]
    public void An_empty_database_gives_0()
    {
        var empty = Example with
        {
            Database = PackedCodes.FromWords([], 8),
            DatabaseLabels = LabelMasks.FromIndices([], 2),
        };
        Assert.Equal(3, empty.AveragePrecisions(5).Count);
        Assert.All(empty.AveragePrecisions(5), query => Assert.Equal((0, 0), (query.Expected, query.ExpectedHits)));
    }

    [Fact]
    public void No_queries_give_no_values()
    {
        var none = Example with { Queries = PackedCodes.FromWords([], 8), QueryLabels = LabelMasks.FromIndices([], 2) };
        Assert.Empty(none.AveragePrecisions(5));
    }

    [Fact]
    public void Codes_and_labels_of_different_counts_throw()
    {
        var queries = Example with { QueryLabels = LabelMasks.FromIndices([[0]], 2) };
        Assert.StartsWith(
            "There are 3 query codes but labels for 1 items.",
            Assert.Throws<ArgumentException>(() => queries.AveragePrecisions(5)).Message, StringComparison.Ordinal);
        var database = Example with { DatabaseLabels = LabelMasks.FromIndices([[0], [1]], 2) };
        Assert.StartsWith(
            "There are 20 database codes but labels for 2 items.",
            Assert.Throws<ArgumentException>(() => database.AveragePrecisions(5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_code_lengths_or_classes_throw()
    {
        var shorter = Example with { Queries = PackedCodes.FromWords([0, 0, 0], 7) };
        Assert.StartsWith(
            "Codes of 7 and of 8 bits have no Hamming distance.",
            Assert.Throws<ArgumentException>(() => shorter.AveragePrecisions(5)).Message, StringComparison.Ordinal);
        var other = Example with { QueryLabels = LabelMasks.FromIndices([[0], [0], [0]], 3) };
        Assert.StartsWith(
            "Labels of 3 and of 2 classes can't be compared.",
            Assert.Throws<ArgumentException>(() => other.AveragePrecisions(5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_and_labels_of_several_words_rank_as_their_definition_says()
    {
        var example = RetrievalExample.Random(5, 4, 50, 150, 70);
        var queries = example.AveragePrecisions(10);
        for (var query = 0; query < 4; query++)
        {
            var ranked = HammingRanker.Order(example.Queries, query, example.Database)
                .Select(item => example.QueryLabels.Share(query, example.DatabaseLabels, item)).ToList();
            Assert.Equal(EveryOrder.AveragePrecision(ranked, 10), queries[query].Stable, 1e-12);
            Assert.Equal(ranked.Count(relevant => relevant), queries[query].Relevant);
        }
    }
}
