using CgAT.Core.Numerics;
using FsCheck;
using FsCheck.Xunit;

namespace CgAT.Core.Tests.Numerics;

public sealed class KeyedPermutationTests
{
    [Fact]
    public void A_permutation_is_frozen()
    {
        Assert.Equal([3, 1, 2, 7, 6, 0, 9, 4, 8, 5], KeyedPermutation.Of(KeyedStream.Create(7, "order"), 0, 10));
        Assert.Equal([8, 1, 4, 9, 2, 6, 5, 7, 3, 0], KeyedPermutation.Of(KeyedStream.Create(7, "order"), 1, 10));
    }

    [Property]
    public bool Every_item_has_one_place(long seed, NonNegativeInt epoch, NonNegativeInt count) =>
        KeyedPermutation.Of(KeyedStream.Create(seed, "order"), epoch.Get, count.Get)
            .Order()
            .SequenceEqual(Enumerable.Range(0, count.Get));

    [Fact]
    public void Another_seed_name_or_epoch_gives_another_order()
    {
        int[][] orders =
        [
            KeyedPermutation.Of(KeyedStream.Create(1, "a"), 0, 100),
            KeyedPermutation.Of(KeyedStream.Create(2, "a"), 0, 100),
            KeyedPermutation.Of(KeyedStream.Create(1, "b"), 0, 100),
            KeyedPermutation.Of(KeyedStream.Create(1, "a"), 1, 100),
        ];
        Assert.Equal(orders.Length, orders.Select(order => string.Join(' ', order)).Distinct().Count());
    }

    [Fact]
    public void All_six_orders_of_three_items_are_equally_frequent()
    {
        var stream = KeyedStream.Create(1, "fair");
        var counts = Enumerable.Range(0, 6_000)
            .GroupBy(epoch => string.Join(' ', KeyedPermutation.Of(stream, epoch, 3)))
            .Select(group => group.Count())
            .ToList();
        Assert.Equal(6, counts.Count);

        // Five standard deviations (29) of an order's count.
        Assert.All(counts, count => Assert.InRange(count, 855, 1_145));
    }

    [Fact]
    public void None_and_one_item_have_one_order()
    {
        Assert.Empty(KeyedPermutation.Of(KeyedStream.Create(1, "few"), 0, 0));
        Assert.Equal([0], KeyedPermutation.Of(KeyedStream.Create(1, "few"), 0, 1));
    }
}
