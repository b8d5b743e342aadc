using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Numerics;

public sealed class KeyedDrawsTests
{
    private static readonly KeyedStream s_stream = KeyedStream.Create(1, "draws");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void Every_number_below_the_bound_is_equally_likely(int bound)
    {
        var counts = s_stream.Below(bound, 30_000, epoch: 0, step: 0, sample: 0).CountBy(number => number).ToList();
        var expected = 30_000.0 / bound;
        Assert.Equal(Enumerable.Range(0, bound), counts.Select(pair => pair.Key).Order());
        Assert.All(counts, pair => Assert.InRange(
            Math.Abs(pair.Value - expected), 0, 5 * Math.Sqrt(expected * (1 - (1.0 / bound)))));
    }

    // 2^32 mod (2^31 - 1) is 2, so only two low halves are refused; what counts is that the range holds.
    [Fact]
    public void The_largest_bound_is_kept()
    {
        const int Bound = int.MaxValue;
        Assert.All(s_stream.Below(Bound, 1000, 1, 2, 3), number => Assert.InRange(number, 0, Bound - 1));
    }

    [Fact]
    public void A_longer_draw_begins_with_the_shorter_one_and_another_address_draws_others()
    {
        var longer = s_stream.Below(1000, 50, 1, 2, 3);
        Assert.Equal(longer[..9], s_stream.Below(1000, 9, 1, 2, 3));
        foreach (var other in new[] { (0, 2, 3), (1, 0, 3), (1, 2, 0) })
        {
            Assert.NotEqual(longer, s_stream.Below(1000, 50, other.Item1, other.Item2, other.Item3));
        }
    }

    [Fact]
    public void A_bound_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => s_stream.Below(0, 1, 0, 0, 0));
}
