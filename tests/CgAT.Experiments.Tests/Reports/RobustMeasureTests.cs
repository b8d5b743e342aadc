using CgAT.Experiments.Reports;
using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reports;

public sealed class RobustMeasureTests
{
    private static readonly ReportRun s_run = new()
    {
        Row = Some.Run(),
        Maps =
        [
            Some.Metric(),
            Row("strong", 0.2), Row("weak", 0.6), Row("unbounded", 0.1) with { Epsilon = null },
        ],
    };

    [Fact]
    public void Without_an_ensemble_it_is_the_least_over_attacks_with_a_bound()
    {
        var measure = RobustMeasure.Of([s_run], null)!;
        Assert.Equal((0.2, "least MAP@1,000 under 2 attacks, %"), (measure.ValueOf(s_run), measure.Title));
    }

    [Fact]
    public void An_ensemble_comes_before_all_attacks()
    {
        var run = s_run with
        {
            Maps = [.. s_run.Maps, Row("worst/a", 0.25) with { MemberOf = "worst" }, Row("worst", 0.24)],
        };
        var measure = RobustMeasure.Of([run], null)!;
        Assert.Equal((0.24, "MAP@1,000 under 'worst', %"), (measure.ValueOf(run), measure.Title));
    }

    [Fact]
    public void An_attack_that_is_asked_for_is_taken_whatever_it_is()
    {
        var measure = RobustMeasure.Of([s_run], "unbounded")!;
        Assert.Equal(0.1, measure.ValueOf(s_run));
        Assert.Null(RobustMeasure.Of([s_run], "another"));
    }

    [Fact]
    public void It_is_as_reliable_as_the_attack_that_it_is_of()
    {
        var doubtful = s_run with { Maps = [Row("strong", 0.2) with { Reliable = false }, Row("weak", 0.6)] };
        Assert.True(RobustMeasure.Of([s_run], null)!.IsReliable(s_run));
        Assert.False(RobustMeasure.Of([doubtful], null)!.IsReliable(doubtful));
        Assert.True(RobustMeasure.Of([doubtful], "weak")!.IsReliable(doubtful));
    }

    [Fact]
    public void A_run_that_lacks_an_attack_of_its_place_has_no_measure_and_nobody_knows_how_reliable_it_is()
    {
        var older = s_run with { Maps = [Some.Metric(), Row("weak", 0.6)] };
        var measure = RobustMeasure.Of([older, s_run], null)!;
        Assert.Null(measure.ValueOf(older));
        Assert.Null(measure.Reliability(older));
        Assert.Equal((0.2, true), (measure.ValueOf(s_run), measure.Reliability(s_run)));
    }

    [Fact]
    public void It_is_in_doubt_where_any_of_its_attacks_is_and_not_the_strongest_alone()
    {
        var doubtful = s_run with
        {
            Maps = [Row("strong", 0.2), Row("weak", 0.6) with { Reliable = false, ReliableReason = "no gradient" }],
        };
        var measure = RobustMeasure.Of([doubtful], null)!;
        Assert.Equal(false, measure.Reliability(doubtful));
        Assert.Equal(["weak: no gradient"], measure.DoubtsOf(doubtful));
    }

    [Fact]
    public void Where_tables_do_not_say_whether_an_attack_is_reliable_nobody_knows()
    {
        var old = s_run with { Maps = [Row("strong", 0.2) with { Reliable = null }] };
        Assert.Null(RobustMeasure.Of([old], null)!.Reliability(old));
    }

    private static MetricRow Row(string attack, double value) => Some.Metric(attack: attack) with { Value = value, Reliable = true };
}
