using CgAT.Experiments.Execution.Scheduling;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Tests.Planning;
using CgAT.Experiments.Tests.Specs;

namespace CgAT.Experiments.Tests.Execution.Scheduling;

/// <summary>Two seeds, each an undefended and a defended run that share warm-up and hashing.</summary>
public sealed class RunQueueTests
{
    private readonly ExperimentPlan plan = SomePlan.Of(SpecTexts.Spec with
    {
        Seeds = [0, 1],
        Defenses = [.. SpecTexts.Spec.Defenses.Take(2)],
    });
    private readonly HashSet<string> finished = [];
    private readonly HashSet<string> claimed = [];
    private readonly List<string> waits = [];
    private readonly RunQueue queue;

    public RunQueueTests() => queue = new RunQueue(
        plan.Runs,
        stage => finished.Contains(stage.Key),
        stage => claimed.Contains(stage.Key),
        (run, stage) =>
        {
            waits.Add($"{run.RunId} {stage.Kind}");
            queue!.Close();
        });

    [Fact]
    public void A_run_whose_stages_another_run_computes_is_passed_over_while_others_are_ready()
    {
        Assert.Equal((plan.Runs[0], plan.Runs[2]), (queue.Take(), queue.Take()));

        Finish(plan.Runs[0], "warm-up", "hashing");

        Assert.Equal(plan.Runs[1], queue.Take());
    }

    [Fact]
    public void A_run_whose_stage_another_process_computes_is_passed_over_while_others_are_ready()
    {
        claimed.Add(plan.Runs[0].Stages[0].Identity.Key);
        Assert.Equal(plan.Runs[2], queue.Take());
    }

    [Fact]
    public void Runs_that_share_nothing_are_handed_out_in_their_order()
    {
        foreach (var run in plan.Runs)
        {
            Finish(run, "warm-up", "hashing");
        }

        Assert.Equal(plan.Runs, plan.Runs.Select(_ => queue.Take()));
        Assert.Null(queue.Take());
    }

    [Fact]
    public void What_a_run_was_to_compute_is_free_again_when_it_has_ended_without_that()
    {
        var first = queue.Take()!;
        queue.Done(first);
        Assert.Equal(plan.Runs[1], queue.Take());
    }

    [Fact]
    public async Task A_worker_waits_for_a_run_until_a_stage_is_finished()
    {
        Assert.Equal((plan.Runs[0], plan.Runs[2]), (queue.Take(), queue.Take()));
        var waiting = Task.Run(queue.Take);
        Finish(plan.Runs[2], "warm-up", "hashing");
        queue.StageFinished();
        Assert.Equal(plan.Runs[3], await waiting);
    }

    [Fact]
    public void Where_other_processes_compute_everything_it_says_what_it_waits_for()
    {
        claimed.UnionWith(plan.Runs.Select(run => run.Stages[0].Identity.Key));
        Assert.Null(queue.Take());
        Assert.Equal([$"{plan.Runs[0].RunId} warm-up"], waits);
    }

    [Fact]
    public void A_closed_queue_hands_out_nothing()
    {
        queue.Close();
        Assert.Null(queue.Take());
    }

    [Fact]
    public void Equal_runs_are_handed_out_once()
    {
        var twice = new RunQueue(
            [plan.Runs[0], plan.Runs[0]], stage => false, stage => false, (_, _) => Assert.Fail("waits"));
        Assert.NotNull(twice.Take());
        Assert.Null(twice.Take());
    }

    private void Finish(RunPlan run, params string[] kinds) => finished.UnionWith(
        run.Stages.Where(stage => kinds.Contains(stage.Identity.Kind)).Select(stage => stage.Identity.Key));
}
