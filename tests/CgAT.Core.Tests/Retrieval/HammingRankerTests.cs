using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

public sealed class HammingRankerTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(130)]
    public void The_order_is_a_stable_sort_by_distance(int bits)
    {
        var example = RetrievalExample.Random(9, 2, 100, bits, 2);
        var expected = Enumerable.Range(0, 100).OrderBy(item => example.Queries.Distance(1, example.Database, item));
        Assert.Equal(expected, HammingRanker.Order(example.Queries, 1, example.Database));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(130)]
    public void Distances_are_in_the_order_of_the_database(int bits)
    {
        var example = RetrievalExample.Random(9, 2, 100, bits, 2);
        var expected = Enumerable.Range(0, 100).Select(item => example.Queries.Distance(0, example.Database, item));
        Assert.Equal(expected, HammingRanker.Distances(example.Queries, 0, example.Database));
    }

    [Fact]
    public void A_histogram_counts_items_and_relevant_items_by_distance()
    {
        (int, bool)[] items = [(2, true), (0, false), (2, false), (2, true)];
        var example = RetrievalExample.OneQuery(items, 3);
        var histogram = HammingRanker.Histogram(
            example.Queries, example.QueryLabels, 0, example.Database, example.DatabaseLabels);
        Assert.Equal([1, 0, 3, 0], histogram.Items);
        Assert.Equal([0, 0, 2, 0], histogram.Relevant);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_query_that_is_not_there_throws(int query)
    {
        var example = RetrievalExample.Random(9, 2, 10, 8, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => HammingRanker.Order(example.Queries, query, example.Database));
    }
}
