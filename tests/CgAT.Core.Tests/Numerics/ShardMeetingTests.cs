using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Numerics;

[Collection(nameof(Alone))]
public sealed class ShardMeetingTests
{
    private static readonly object s_first = new();
    private static readonly object s_second = new();

    [Fact]
    public void All_shards_see_what_each_has_brought_to_each_of_many_meetings()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(3);
        var seen = pool.Run(3, shard =>
        {
            var seat = Assert.IsType<ShardMeeting.Seat>(ShardMeeting.Mine);
            Assert.Equal(shard.Index == 0, seat.IsFirst);
            var all = Enumerable.Range(0, 100)
                .SelectMany(meeting => seat.Exchange(s_first, [meeting, shard.Index]).SelectMany(brought => brought));
            return [torch.tensor(all.ToArray())];
        });
        var expected = Enumerable.Range(0, 100)
            .SelectMany(meeting => new double[] { meeting, 0, meeting, 1, meeting, 2 })
            .ToArray();
        Assert.All(seen, tensors => Assert.Equal(expected, tensors[0].data<double>().ToArray()));
    }

    [Fact]
    public void A_shard_that_is_alone_has_no_meeting_and_nobody_has_one_outside_of_a_batch()
    {
        using var pool = new ShardPool(2);
        Assert.Null(ShardMeeting.Mine);
        pool.Run(1, _ => Nothing(() => Assert.Null(ShardMeeting.Mine)));
        pool.Whole.Run(2, _ => Nothing(() => Assert.Null(ShardMeeting.Mine)));
        pool.Run(2, shard => Nothing(() =>
        {
            var mine = Mine;
            using var other = new ShardPool(2);
            other.Whole.Run(2, _ => Nothing(() => Assert.Null(ShardMeeting.Mine)));
            Assert.Same(mine, ShardMeeting.Mine);
        }));
        Assert.Null(ShardMeeting.Mine);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Whoever_waits_for_a_shard_that_failed_goes_on_and_its_exception_comes_through(int failing)
    {
        using var pool = new ShardPool(2);
        var others = 0;
        var failure = Assert.Throws<InvalidDataException>(() => pool.Run(2, shard => Nothing(() =>
        {
            Mine.Exchange(s_first, [1]);
            if (shard.Index == failing)
            {
                throw new InvalidDataException("failed");
            }

            Mine.Exchange(s_first, [2]);
            Mine.Exchange(s_second, [3, 4]);
            Interlocked.Increment(ref others);
        })));
        Assert.Equal(("failed", 1), (failure.Message, others));
        pool.Run(2, _ => Nothing(() => Assert.Equal(2, Mine.Exchange(s_first, [1]).Length)));
    }

    [Fact]
    public void Shards_that_go_different_ways_are_an_error_and_get_numbers_as_long_as_their_own()
    {
        using var pool = new ShardPool(2);
        var failure = Assert.Throws<InvalidOperationException>(() => pool.Run(2, shard => Nothing(() =>
        {
            var brought = new double[shard.Index + 1];
            var all = Mine.Exchange(shard.Index == 0 ? s_first : s_second, brought);
            Assert.All(all, each => Assert.Equal(brought.Length, each.Length));
        })));
        Assert.Contains("different ways", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_that_comes_to_fewer_meetings_is_an_error()
    {
        using var pool = new ShardPool(2);
        Assert.Throws<InvalidOperationException>(() => pool.Run(2, shard => Nothing(() =>
        {
            for (var meeting = 0; meeting < 3 - shard.Index; meeting++)
            {
                Mine.Exchange(s_first, [meeting]);
            }
        })));
    }

    private static ShardMeeting.Seat Mine => Assert.IsType<ShardMeeting.Seat>(ShardMeeting.Mine);

    private static IReadOnlyList<torch.Tensor> Nothing(Action action)
    {
        action();
        return [];
    }
}
