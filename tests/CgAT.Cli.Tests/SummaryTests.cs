using CgAT.Cli.Tests.Support;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using Spectre.Console.Testing;

namespace CgAT.Cli.Tests;

/// <summary>The tables at the end of a run: <c>Approved/summary.txt</c>.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void Two_defences_and_one_attack() => RequireApproved("two defences and one attack", spec => spec);

    [Fact]
    public void One_defence_has_nothing_to_gain_on() => RequireApproved(
        "one defence", spec => spec with { Defenses = [spec.Defenses[1]] });

    [Fact]
    public void Several_attacks_have_a_column_each_and_odd_labels_are_shown_as_they_are() => RequireApproved(
        "two attacks", spec => spec with { Attacks = [spec.Attacks[0], Weak(spec.Attacks[0])] });

    [Fact]
    public void Gains_are_over_the_first_defence_of_the_same_seed() => RequireApproved(
        "two seeds", spec => SpecEdits.WithSeeds(spec, [3, 14]));

    [Fact]
    public void Many_attacks_have_a_line_each_that_a_pipe_does_not_break() => RequireApproved(
        "six attacks in a pipe",
        spec => spec with
        {
            Attacks = [.. Enumerable.Range(1, 6).Select(step => SpecEdits.WithSetting(spec.Attacks[0], "name", $"center-{step}"))],
        },
        width: 10_000);

    [Fact]
    public void What_speaks_against_an_attack_and_a_value_that_there_is_none_of_are_told() => RequireApproved(
        "an attack that is not reliable",
        spec => spec,
        row => row.Attack is null
            ? row with { Value = null, IntervalLow = null, IntervalHigh = null, TieBest = null, TieWorst = null }
            : row with { Reliable = false, ReliableReason = "no gradient: 97.5 % of the queries" });

    [Fact]
    public void A_narrow_terminal_breaks_cells_and_loses_nothing() =>
        RequireApproved("a narrow terminal", spec => spec, width: 50);

    private static AttackSpec Weak(AttackSpec attack) =>
        SpecEdits.WithSetting(SpecEdits.WithSetting(attack, "name", "[weak]"), "epsilon", (object)0.01);

    private static void RequireApproved(string name, Func<ExperimentSpec, ExperimentSpec> change, int width = 100) =>
        RequireApproved(name, change, row => row, width);

    private static void RequireApproved(
        string name, Func<ExperimentSpec, ExperimentSpec> change, Func<MetricRow, MetricRow> of, int width = 100)
    {
        using var console = new TestConsole().Width(width);
        var outcome = FakeExperiment.Outcome(FakeExperiment.Plan(change));
        outcome = outcome with { Runs = [.. outcome.Runs.Select(run => run with { Metrics = [.. run.Metrics.Select(of)] })] };
        Summary.print(console, outcome);
        Transcript.Equal("summary.txt", name, Masks.Of(console.Output, "/none"));
    }
}
