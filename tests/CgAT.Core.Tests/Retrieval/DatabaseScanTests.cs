using System.Numerics;
using CgAT.Core.Retrieval;
using FsCheck.Xunit;

namespace CgAT.Core.Tests.Retrieval;

public sealed class DatabaseScanTests
{
    [Theory]
    [InlineData(4, 1000)]
    [InlineData(64, 3000)]
    [InlineData(64, 5)]
    [InlineData(130, 500)]
    public void The_nearest_are_the_first_of_the_stable_order(int bits, int items)
    {
        var example = RetrievalExample.Random(7, 2, items, bits, 2);
        var order = HammingRanker.Order(example.Queries, 1, example.Database);
        foreach (var k in new[] { 1, 10, 300, items, items + 1 })
        {
            var expected = order.Take(k)
                .Select(item => new Neighbor(item, example.Queries.Distance(1, example.Database, item)));
            Assert.Equal(expected, DatabaseScan.Nearest(example.Queries, 1, example.Database, k));
        }
    }

    [Property(MaxTest = 50)]
    public void The_nearest_are_found_in_any_order_of_the_database(ulong[] words, byte k)
    {
        var query = PackedCodes.FromWords([0], 64);
        var farFirst = words.OrderByDescending(BitOperations.PopCount);
        foreach (var order in new[] { farFirst, words.OrderBy(BitOperations.PopCount), words.AsEnumerable() })
        {
            var database = PackedCodes.FromWords([.. order], 64);
            Assert.Equal(
                HammingRanker.Order(query, 0, database).Take(k + 1),
                DatabaseScan.Nearest(query, 0, database, k + 1).Select(neighbor => neighbor.Item));
        }
    }

    [Theory]
    [InlineData(8, 1001)]
    [InlineData(64, 77)]
    [InlineData(130, 50)]
    public void A_histogram_counts_every_item_once(int bits, int items)
    {
        var example = RetrievalExample.Random(7, 2, items, bits, 2);
        var expected = HammingRanker.Histogram(
            example.Queries, example.QueryLabels, 1, example.Database, example.DatabaseLabels);
        Assert.Equal(expected.Items, DatabaseScan.Histogram(example.Queries, 1, example.Database));
    }

    [Fact]
    public void An_empty_database_has_no_nearest_item()
    {
        var query = PackedCodes.FromWords([0], 8);
        var empty = PackedCodes.FromWords([], 8);
        Assert.Empty(DatabaseScan.Nearest(query, 0, empty, 5));
        Assert.Equal(0, DatabaseScan.Histogram(query, 0, empty).Sum());
    }

    [Fact]
    public void Mistakes_throw()
    {
        var codes = PackedCodes.FromWords([0, 1], 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => DatabaseScan.Nearest(codes, 0, codes, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DatabaseScan.Nearest(codes, 2, codes, 1));
        Assert.Throws<ArgumentException>(
            () => DatabaseScan.Histogram(codes, 0, PackedCodes.FromWords([0], 9)));
    }
}
