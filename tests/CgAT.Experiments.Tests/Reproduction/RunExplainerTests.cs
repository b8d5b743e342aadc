using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Tests.Execution;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reproduction;

[Collection(ExperimentCollection.Name)]
public sealed class RunExplainerTests(FinishedExperiment experiment)
{
    private string Undefended => experiment.Outcome.Runs[0].Run.RunId;

    private string Defended => experiment.Outcome.Runs[1].Run.RunId;

    [Fact]
    public void A_planned_run_is_told_from_the_finished_one_that_it_resembles_most()
    {
        var attack = (CenterAttackSpec)experiment.Spec.Attacks[0];
        var why = Planned(experiment.Spec with { Attacks = [attack with { Iterations = 200 }] }, run: 1);

        Assert.False(why.IsFinished);
        Assert.Equal(Defended, why.Nearest);
        Assert.Equal([("attack.center.iterations", "2", "200")], Differences(why));
        Assert.Equal(["warm-up", "hashing dpsh 8 bits", "defence cgat", "encode"], why.Shared);
        Assert.Equal(["attack center", "evaluate"], why.Own);
    }

    [Fact]
    public void The_numerics_contract_is_part_of_what_a_run_is()
    {
        var numerics = experiment.Spec.Numerics with { Threads = 1 };
        var why = Planned(experiment.Spec with { Numerics = numerics }, run: 0);

        Assert.Equal(Undefended, why.Nearest);
        Assert.Equal([("threads", "2", "1")], Differences(why));
        Assert.Empty(why.Shared);
    }

    [Fact]
    public void A_finished_run_is_compared_with_another_one()
    {
        var why = RunExplainer.Explain(experiment.Results, Defended);

        Assert.True(why.IsFinished);
        Assert.Equal(Undefended, why.Nearest);
        Assert.Contains(("defense.cgat.lambda", null, "1"), Differences(why));
        Assert.Equal(["warm-up", "hashing dpsh 8 bits"], why.Shared);
        Assert.Equal("defence cgat", why.Own[0]);
    }

    [Fact]
    public void Without_another_finished_run_there_is_nothing_to_compare_with()
    {
        using var folder = new TemporaryFolder();
        var plan = ExperimentRunner.Plan(experiment.Request(folder.Path)).Plan;

        var why = RunExplainer.Explain(folder.Path, plan, plan.Runs[0]);

        Assert.Equal((null, false), (why.Nearest, why.IsFinished));
        Assert.Equal((0, 5), (why.Shared.Count, why.Own.Count));
    }

    [Fact]
    public void A_run_is_found_by_the_beginning_of_its_id()
    {
        Assert.Equal(Defended, FinishedRuns.Find(experiment.Results, Defended[..7]));
        Assert.Equal(Defended, FinishedRuns.Find(experiment.Results, Defended));
    }

    [Fact]
    public void A_beginning_of_no_run_or_of_several_is_refused_with_those_that_there_are()
    {
        string[] all = [.. new[] { Undefended, Defended }.Order(StringComparer.Ordinal)];
        Refused(experiment.Results, "x", "no finished run begins with 'x'", $"there are: {all[0]}, {all[1]}");
        Refused(
            experiment.Results,
            "",
            "2 finished runs begin with ''",
            $"write more of the id: {all[0]}, {all[1]}");
        using var folder = new TemporaryFolder();
        Refused(
            folder.Path,
            Defended,
            $"no run is finished in '{folder.Path}'",
            "run a spec first, or name its folder with --results DIR");
    }

    private static void Refused(string results, string beginning, string message, string remedy)
    {
        var error = Assert.Single(
            Assert.Throws<UserErrorException>(() => FinishedRuns.Find(results, beginning)).Diagnostics);
        Assert.Equal((ErrorCodes.NoSuchRun, message, remedy), (error.Code, error.Message, error.Remedy));
    }

    private RunExplanation Planned(ExperimentSpec spec, int run)
    {
        ExperimentPlan plan = ExperimentRunner.Plan(experiment.Request(experiment.Results, spec)).Plan;
        return RunExplainer.Explain(experiment.Results, plan, plan.Runs[run]);
    }

    private static IEnumerable<(string, string?, string?)> Differences(RunExplanation why) =>
        why.Differences.Select(difference => (difference.Path, difference.Before, difference.After));
}
