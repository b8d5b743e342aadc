using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

public sealed class PairKeysTests
{
    [Theory]
    [InlineData(5, 3, 100)]
    [InlineData(64, 80, 103)]
    [InlineData(64, 64, 1)]
    [InlineData(130, 200, 57)]
    [InlineData(48, 130, 6)]
    [InlineData(128, 21, 8)]
    public void Keys_hold_distances_and_numbers_of_shared_labels_on_every_processor(int bits, int classes, int items)
    {
        var example = RetrievalExample.Random(bits, 2, items, bits, classes);
        var labels = Enumerable.Range(0, items + 2).Select(item => Own(item, classes)).ToList();
        var queryLabels = LabelMasks.FromIndices([.. labels.Take(2)], classes);
        var database = new DatabaseColumns(
            example.Database, LabelMasks.FromIndices([.. labels.Skip(2)], classes));
        for (var start = 0; start < items; start += 3)
        {
            var (keys, portable) = (new uint[items - start], new uint[items - start]);
            PairKeys.Fill(example.Queries.Code(1), queryLabels.Item(1), database, start, keys);
            PairKeys.FillPortably(example.Queries.Code(1), queryLabels.Item(1), database, start, portable);
            Assert.Equal(portable, keys);
            Assert.All(Enumerable.Range(start, items - start), item => Assert.Equal(
                (example.Queries.Distance(1, example.Database, item), labels[1].Intersect(labels[item + 2]).Count()),
                (PairKeys.Distance(keys[item - start]), PairKeys.Shared(keys[item - start]))));
        }
    }

    [Fact]
    public void A_query_of_more_labels_than_a_key_holds_throws()
    {
        var codes = PackedCodes.FromWords([0], 4);
        var labels = LabelMasks.FromIndices([[.. Enumerable.Range(0, PairKeys.Most + 1)]], PairKeys.Most + 1);
        var error = Assert.Throws<ArgumentException>(
            () => RetrievalMetrics.AveragePrecisions(codes, labels, codes, labels, null));
        Assert.StartsWith("A query has more than 65535 labels.", error.Message, StringComparison.Ordinal);
    }

    private static int[] Own(int item, int classes) =>
        [.. Enumerable.Range(0, classes).Where(label => (((item * 7919) + (label * 104729)) >> 4) % 3 == 0)];
}
