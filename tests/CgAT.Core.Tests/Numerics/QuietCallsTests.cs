using System.Runtime;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Numerics;

[Collection(nameof(Alone))]
public sealed class QuietCallsTests
{
    [Fact]
    public void Nothing_is_collected_between_two_points()
    {
        QuietCalls.BetweenSteps();
        Assert.Equal(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
        var before = GC.CollectionCount(0);
        Waste(QuietCalls.Between / 2);
        QuietCalls.BetweenSteps();
        Waste(QuietCalls.Between / 2);
        Assert.Equal(before, GC.CollectionCount(0));
    }

    [Fact]
    public void It_is_collected_at_the_next_point_when_there_is_enough()
    {
        QuietCalls.BetweenSteps();
        var before = GC.CollectionCount(2);
        Waste(QuietCalls.Between + (QuietCalls.Between / 16));
        Assert.Equal(before, GC.CollectionCount(2));
        QuietCalls.BetweenSteps();
        Assert.NotEqual(before, GC.CollectionCount(2));
        Assert.Equal(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    [Fact]
    public void Garbage_of_many_steps_stays_within_bounds()
    {
        for (var step = 0; step < 20; step++)
        {
            QuietCalls.BetweenSteps();
            Waste(QuietCalls.Budget * 2 / 5);
            Assert.Equal(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: false), 0, QuietCalls.Budget * 2);
        }
    }

    [Fact]
    public void What_is_beyond_the_budget_is_collected_as_ever()
    {
        QuietCalls.BetweenSteps();
        Waste(QuietCalls.Budget * 3);
        Assert.NotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
        QuietCalls.BetweenSteps();
        Assert.Equal(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    private static void Waste(long bytes)
    {
        const int piece = 10_000;
        for (var made = 0L; made < bytes; made += piece)
        {
            GC.KeepAlive(new byte[piece]);
        }
    }
}
