using CgAT.Core.Retrieval;
using FsCheck.Xunit;

namespace CgAT.Core.Tests.Retrieval;

public sealed class TiedAveragePrecisionTests
{
    private const double Tolerance = 1e-12;
    private const int MostItems = 7;
    private const int Bits = 3;

    [Property]
    public void Expectation_best_and_worst_are_those_of_every_order_at_every_depth(byte[] bytes)
    {
        var items = Items(bytes);
        var orders = EveryOrder.Of(items).ToList();
        for (var k = 1; k <= items.Count + 1; k++)
        {
            var values = orders.ConvertAll(order => EveryOrder.AveragePrecision(order, k));
            var hits = orders.ConvertAll(order => order.Take(k).Count(relevant => relevant));
            var actual = Single(items, k);
            Assert.Equal(values.Average(), actual.Expected, Tolerance);
            Assert.Equal(values.Max(), actual.Best, Tolerance);
            Assert.Equal(values.Min(), actual.Worst, Tolerance);
            Assert.Equal(hits.Average(), actual.ExpectedHits, Tolerance);
        }
    }

    [Property]
    public void Stable_relevant_first_and_last_are_those_of_a_sort_at_every_depth(byte[] bytes)
    {
        var items = Items(bytes);
        var stable = items.OrderBy(item => item.Distance).Select(item => item.Relevant).ToList();
        var last = items.Order().Select(item => item.Relevant).ToList();
        var first = items.OrderBy(item => (item.Distance, !item.Relevant)).Select(item => item.Relevant).ToList();
        for (var k = 1; k <= items.Count + 1; k++)
        {
            var actual = Single(items, k);
            Assert.Equal(EveryOrder.AveragePrecision(stable, k), actual.Stable, Tolerance);
            Assert.Equal(stable.Take(k).Count(relevant => relevant), actual.StableHits);
            Assert.Equal(EveryOrder.AveragePrecision(first, k), actual.RelevantFirst, Tolerance);
            Assert.Equal(EveryOrder.AveragePrecision(last, k), actual.RelevantLast, Tolerance);
        }
    }

    [Fact]
    public void Across_the_cut_the_best_order_can_have_fewer_hits_than_relevant_first()
    {
        // A hit, three misses, then one relevant and one other item tied for the fifth and last place.
        (int, bool)[] items = [(0, true), (1, false), (1, false), (1, false), (2, true), (2, false)];
        var actual = Single(items, 5);
        Assert.Equal(1, actual.Best, Tolerance);
        Assert.Equal((1 + (2.0 / 5)) / 2, actual.RelevantFirst, Tolerance);
        Assert.Equal(actual.RelevantFirst, actual.Worst, Tolerance);
        Assert.Equal(actual.Best, actual.RelevantLast, Tolerance);
        Assert.Equal((actual.Best + actual.Worst) / 2, actual.Expected, Tolerance);
    }

    [Fact]
    public void Precision_holds_for_two_relevant_items_tied_at_the_end_of_60000()
    {
        const int Misses = 59_998;
        var items = Enumerable.Repeat((0, false), Misses).Append((1, true)).Append((1, true)).ToList();
        Assert.Equal(((1m / (Misses + 1)) + (2m / (Misses + 2))) / 2, (decimal)Single(items, null).Expected, 15);
    }

    [Fact]
    public void Precision_holds_across_the_cut_of_one_large_tie()
    {
        // By exchangeability each of the first k places is a hit with the same chance, so the expectation is a plain
        // double sum over hypergeometric numbers of hits; here in exact binomial ratios by the recurrence from x = 0.
        const int Items = 600;
        const int Relevant = 200;
        const int Slots = 100;
        var items = Enumerable.Range(0, Items).Select(index => (3, index % 3 == 0)).ToList();
        var chance = Enumerable.Range(0, Slots)
            .Aggregate(1.0, (product, at) => product * (Items - Relevant - at) / (Items - at));
        var expected = 0.0;
        for (var x = 0; x <= Slots; x++)
        {
            if (x > 0)
            {
                chance *= (Relevant - x + 1.0) * (Slots - x + 1.0) / (x * (Items - Relevant - Slots + (double)x));
                expected += chance * Enumerable.Range(1, Slots)
                    .Sum(rank => (1 + ((rank - 1) * (x - 1.0) / (Slots - 1.0))) / rank) / Slots;
            }
        }

        Assert.Equal(expected, Single(items, Slots).Expected, Tolerance);
    }

    private static AveragePrecision Single(IReadOnlyList<(int Distance, bool Relevant)> items, int? k) =>
        RetrievalExample.OneQuery(items, Bits).AveragePrecisions(k).Single();

    // Two bits of a byte are the distance, so that ties are common, and one the relevance.
    private static List<(int Distance, bool Relevant)> Items(byte[] bytes) =>
        [.. bytes.Take(MostItems).Select(value => (value & 3, (value & 4) != 0))];
}
