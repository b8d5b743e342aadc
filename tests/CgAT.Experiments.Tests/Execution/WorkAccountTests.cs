using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class WorkAccountTests
{
    private readonly WorkAccount account;
    private readonly IReadOnlyList<CgAT.Experiments.Execution.Stages.IStage> stages;
    private readonly double[] work;

    public WorkAccountTests(FinishedExperiment experiment)
    {
        var dataset = DatasetLoader.Load(experiment.Spec.Dataset, experiment.BaseFolder);
        stages = experiment.Outcome.Plan.Stages;
        account = new WorkAccount(stages, stage => stage.Work(dataset));
        work = [.. stages.Select(stage => stage.Work(dataset))];
    }

    [Fact]
    public void Stages_that_are_under_way_at_once_add_up()
    {
        Require(work[0] / 2, account.During(stages[0], Steps(1, 2)));
        Require((work[0] / 2) + (work[1] / 4), account.During(stages[1], Steps(1, 4)));
        Assert.True(account.Finish(stages[0], here: true));
        Require(work[0] + (work[1] / 2), account.During(stages[1], Steps(2, 4)));
        Assert.False(account.Finish(stages[0], here: true));
    }

    [Fact]
    public void What_another_process_did_is_neither_done_nor_left()
    {
        Assert.True(account.Finish(stages[0], here: false));
        var after = account.During(stages[1], Steps(1, 2));
        Assert.Equal(work[1] / 2, after.Done, 1e-6);
        Assert.Equal(work.Sum() - work[0], after.Done + after.Left, 1e-6);
    }

    [Fact]
    public void What_was_done_before_a_checkpoint_is_neither_done_nor_left()
    {
        var progress = Steps(3, 4) with { DoneBefore = 2 };
        var after = account.During(stages[0], progress);
        Assert.Equal(work[0] / 4, after.Done, 1e-6);
        Assert.Equal(work.Sum() - (work[0] * 3 / 4), after.Left, 1e-6);

        account.Finish(stages[0], here: true);
        Assert.Equal(work[0] / 2, account.During(stages[1], Steps(0, 2)).Done, 1e-6);
    }

    private static StageProgress Steps(int done, int total) => new() { Done = done, Total = total, Images = 0 };

    private void Require(double done, ExperimentWork actual)
    {
        Assert.Equal(done, actual.Done, 1e-6);
        Assert.Equal(work.Sum() - done, actual.Left, 1e-6);
    }
}
