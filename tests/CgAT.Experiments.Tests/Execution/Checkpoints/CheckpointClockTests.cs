using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Checkpoints;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution.Checkpoints;

/// <summary>When checkpoints are due, and what stages are said to have taken, whatever becomes of the time of day.</summary>
public sealed class CheckpointClockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly JumpingClock clock = new();

    [Fact]
    public void A_checkpoint_is_due_when_the_time_has_passed_since_the_last_one()
    {
        using var meter = new StageMeter(clock);
        var checkpoints = Checkpoints(meter);
        Assert.False(checkpoints.IsDue);
        clock.Advance(29);
        Assert.False(checkpoints.IsDue);
        clock.Advance(1);
        Assert.True(checkpoints.IsDue);

        checkpoints.Save(_ => clock.Advance(7));

        Assert.False(checkpoints.IsDue);
        clock.Advance(30);
        Assert.True(checkpoints.IsDue);
    }

    [Theory]
    [InlineData(-1e6)]
    [InlineData(1e6)]
    public void A_time_of_day_that_jumps_makes_no_checkpoint_due_and_no_stage_longer(double seconds)
    {
        using var meter = new StageMeter(clock);
        var checkpoints = Checkpoints(meter);
        clock.Advance(20);
        clock.TimeOfDay += TimeSpan.FromSeconds(seconds);
        Assert.False(checkpoints.IsDue);
        clock.Advance(10);
        Assert.True(checkpoints.IsDue);
        Assert.Equal(30, meter.Read().WallSeconds);
    }

    [Fact]
    public void A_stage_has_taken_what_all_processes_spent_on_it()
    {
        using (var first = new StageMeter(clock))
        {
            first.Add(100);
            clock.Advance(40);
            Checkpoints(first).Save(stream => stream.WriteByte(1));
            clock.Advance(5); // lost with the process
        }

        var began = clock.TimeOfDay;
        clock.TimeOfDay += TimeSpan.FromDays(1);
        using var second = new StageMeter(clock);
        Assert.True(Checkpoints(second).Restore(stream => Assert.Equal(1, stream.ReadByte())));
        second.Add(50);
        clock.Advance(20);

        var timing = second.Read();
        Assert.Equal((60, 150, began), (timing.WallSeconds, timing.Images, timing.Started));
    }

    public void Dispose() => folder.Dispose();

    private StageCheckpoints Checkpoints(StageMeter meter) => new(
        new CheckpointFolder(folder.Below("stage")),
        TimeSpan.FromSeconds(30),
        clock,
        meter,
        () => { },
        warning => Assert.Fail($"{warning}"));

    /// <summary>A clock whose time of day can be set, beside one that only goes on.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private long _now;

        public DateTimeOffset TimeOfDay { get; set; } = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override DateTimeOffset GetUtcNow() => TimeOfDay;

        public void Advance(double seconds) => _now += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
