using CgAT.Core.Defenses;

namespace CgAT.Core.Tests.Defenses;

public sealed class DefenseScheduleTests
{
    private static readonly DefensePhase s_phase = new()
    {
        Epochs = 2,
        Epsilon = 0.25,
        Step = 0.125,
        Iterations = 3,
        Lambda = 1,
    };

    [Fact]
    public void Each_epoch_has_the_values_of_its_phase()
    {
        var schedule = new DefenseSchedule(
            s_phase with { Epochs = 1, Iterations = 0 }, s_phase, s_phase with { Epochs = 3, Lambda = 2 });
        Assert.Equal(6, schedule.Epochs);
        Assert.Equal([0, 3, 3, 3, 3, 3], Enumerable.Range(0, 6).Select(epoch => schedule.At(epoch).Iterations));
        Assert.Equal([1, 1, 1, 2, 2, 2], Enumerable.Range(0, 6).Select(epoch => schedule.At(epoch).Lambda));
        Assert.Equal(15, schedule.Iterations);
    }

    [Fact]
    public void A_ramp_comes_to_its_values_in_equal_stages_from_those_before()
    {
        var schedule = new DefenseSchedule(
            s_phase with { Ramp = true }, s_phase with { Epochs = 4, Epsilon = 0.5, Step = 0.25, Lambda = 3, Ramp = true });
        Assert.Equal(
            [0.125, 0.25, 0.3125, 0.375, 0.4375, 0.5],
            Enumerable.Range(0, 6).Select(epoch => schedule.At(epoch).Epsilon));
        Assert.Equal(
            [0.5, 1, 1.5, 2, 2.5, 3], Enumerable.Range(0, 6).Select(epoch => schedule.At(epoch).Lambda));
        Assert.Equal(0.0625, schedule.At(0).Step);
    }

    [Fact]
    public void After_the_last_phase_it_stays_as_it_was() =>
        Assert.Equal(new DefensePoint(0.25, 0.125, 3, 1), new DefenseSchedule(s_phase).At(int.MaxValue));

    [Fact]
    public void A_schedule_has_a_phase() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DefenseSchedule());
}
