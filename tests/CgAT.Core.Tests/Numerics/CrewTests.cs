using System.Collections.Concurrent;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using FsCheck;
using FsCheck.Xunit;

namespace CgAT.Core.Tests.Numerics;

[Collection(nameof(Alone))]
public sealed class CrewTests
{
    [Property(MaxTest = 50)]
    public void Parts_cover_a_range_once_and_begin_at_multiples_of_the_grain(
        PositiveInt count, PositiveInt grain, PositiveInt threads)
    {
        using var pool = new ShardPool(Math.Min(threads.Get, 5));
        var parts = Parts(pool.Whole, count.Get, grain.Get).OrderBy(part => part.First).ToList();
        var grains = (count.Get + grain.Get - 1) / grain.Get;
        Assert.Equal(Math.Min(pool.Count, grains), parts.Count);
        Assert.Equal((0, count.Get), (parts[0].First, parts[^1].End));
        Assert.All(parts, part => Assert.True(part.First % grain.Get == 0 && part.First < part.End));
        Assert.All(parts.Zip(parts.Skip(1)), two => Assert.Equal(two.First.End, two.Second.First));
        Assert.Equal(parts.Count, parts.Select(part => part.Thread).Distinct().Count());
    }

    [Fact]
    public void A_thread_without_a_pool_or_with_one_of_several_shards_is_alone()
    {
        using var pool = new ShardPool(3);
        Assert.Single(Parts(null, 10, 1));
        pool.Run(3, _ =>
        {
            Assert.Single(Parts(null, 10, 1));
            return [];
        });
        pool.Whole.Run(3, _ =>
        {
            Assert.Equal(3, Parts(null, 10, 1).Count);
            using (Crew.Begin([]))
            {
                Assert.Single(Parts(null, 10, 1));
            }

            Assert.Equal(3, Parts(null, 10, 1).Count);
            return [];
        });
        Assert.Single(Parts(null, 10, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_part_that_fails_is_told_of_when_all_others_are_done(int failing)
    {
        using var pool = new ShardPool(3);
        using var failed = new ManualResetEventSlim();
        var done = new ConcurrentBag<int>();
        var failure = Assert.Throws<InvalidDataException>(() => pool.Whole.Run(1, _ =>
        {
            Crew.Share(3, 1, (first, _) =>
            {
                if (first == failing)
                {
                    failed.Set();
                    throw new InvalidDataException($"part {first}");
                }

                failed.Wait();
                Thread.SpinWait(1_000_000);
                done.Add(first);
            });
            return [];
        }));
        Assert.Equal($"part {failing}", failure.Message);
        Assert.Equal(Enumerable.Range(0, 3).Where(part => part != failing), done.Order());
        Assert.Equal(3, Parts(pool.Whole, 10, 1).Count);
    }

    [Fact]
    public void Of_two_that_fail_the_caller_s_own_part_is_told_of_then_the_first()
    {
        using var pool = new ShardPool(3);
        Assert.Equal("part 0", Message(0));
        Assert.Equal("part 1", Message(1));

        string Message(int least) => Assert.Throws<InvalidDataException>(() => pool.Whole.Run(1, _ =>
        {
            Crew.Share(3, 1, (first, _) =>
            {
                if (first >= least)
                {
                    throw new InvalidDataException($"part {first}");
                }
            });
            return [];
        })).Message;
    }

    private static IReadOnlyList<(int First, int End, int Thread)> Parts(ShardPool? pool, int count, int grain)
    {
        var parts = new ConcurrentBag<(int, int, int)>();
        void Share() => Crew.Share(
            count, grain, (first, end) => parts.Add((first, end, Environment.CurrentManagedThreadId)));
        if (pool is null)
        {
            Share();
        }
        else
        {
            pool.Run(1, _ =>
            {
                Share();
                return [];
            });
        }

        return [.. parts];
    }
}
