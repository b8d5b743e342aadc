using CgAT.Experiments.Execution;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class ExperimentRunnerTests(FinishedExperiment experiment)
{
    [Fact]
    public void Two_runs_share_their_warm_up_and_their_hashing()
    {
        string[] ofEachModel = ["encoding", "attack", "evaluation"];
        Assert.Equal(["warm-up", "hashing", .. ofEachModel, "defense", .. ofEachModel], experiment.Computed);
        Assert.Equal(
            (9, 12, 2),
            (experiment.Outcome.StagesComputed, experiment.Outcome.TablesWritten, experiment.Outcome.Runs.Count));
    }

    [Fact]
    public void A_second_execution_computes_nothing_writes_nothing_and_comes_to_the_same()
    {
        using var results = experiment.Copy();
        var before = FolderImage.WithTimes(results.Path);
        var recorder = new Recorder();

        var outcome = experiment.Run(results.Path, observer: recorder);

        Assert.Equal((0, 0, 9), (outcome.StagesComputed, outcome.TablesWritten, recorder.Cached));
        Assert.Empty(recorder.Finished);
        Assert.Equal(before, FolderImage.WithTimes(results.Path));
        Assert.Equal(Metrics(experiment.Outcome), Metrics(outcome));
    }

    [Fact]
    public void Computed_again_from_nothing_every_table_but_the_timings_is_the_same_to_the_byte()
    {
        using var results = new TemporaryFolder();

        var outcome = experiment.Run(results.Path);

        Assert.Equal(9, outcome.StagesComputed);
        Assert.Equal(10, FolderImage.Tables(results.Path).Count);
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
        Assert.Equal(Metrics(experiment.Outcome), Metrics(outcome));
    }

    [Fact]
    public void Deleted_tables_are_made_again_of_the_stored_stages()
    {
        using var results = experiment.Copy();
        foreach (var table in ResultTables.All)
        {
            Directory.Delete(results.Below(table.Name), recursive: true);
        }

        var outcome = experiment.Run(results.Path);

        Assert.Equal((0, 12), (outcome.StagesComputed, outcome.TablesWritten));
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
    }

    [Fact]
    public void Name_description_and_folder_change_no_id_and_compute_nothing_but_the_tables_say_the_name()
    {
        using var results = experiment.Copy();
        var elsewhere = Path.Combine("..", Path.GetFileName(experiment.BaseFolder), experiment.Spec.Dataset.Folder);
        var spec = experiment.Spec with
        {
            Name = "other",
            Description = "the same science",
            Dataset = experiment.Spec.Dataset with { Folder = elsewhere },
        };

        var outcome = experiment.Run(results.Path, spec);

        Assert.Equal(experiment.Outcome.Plan.SpecId, outcome.Plan.SpecId);
        Assert.Equal(RunIds(experiment.Outcome), RunIds(outcome));
        Assert.Equal((0, 2), (outcome.StagesComputed, outcome.TablesWritten));
        Assert.All(TableReader.ReadAll<RunRow>(results.Path), row => Assert.Equal("other", row.Experiment));
    }

    [Fact]
    public void Tables_name_the_processor_of_the_contract() => Assert.All(
        TableReader.ReadAll<RunRow>(experiment.Results),
        row => Assert.Equal(experiment.Outcome.Plan.Contract.Processor, row.Processor));

    [Fact]
    public void Other_threads_are_another_run_of_the_same_spec_that_shares_no_stage()
    {
        var one = SpecEdits.WithThreads(experiment.Spec, 1);

        var (plan, cached) = ExperimentRunner.Plan(experiment.Request(experiment.Results, one));

        Assert.Equal(experiment.Outcome.Plan.SpecId, plan.SpecId);
        Assert.Empty(plan.Runs.Select(run => run.RunId).Intersect(RunIds(experiment.Outcome)));
        Assert.Empty(cached);
    }

    [Fact]
    public void A_plan_says_which_stages_are_finished_and_writes_nothing()
    {
        using var empty = new TemporaryFolder();
        var nowhere = empty.Below("results");

        var (plan, finished) = ExperimentRunner.Plan(experiment.Request(experiment.Results));
        var (_, none) = ExperimentRunner.Plan(experiment.Request(nowhere));

        Assert.Equal(plan.Stages.Select(stage => stage.Identity.Key).ToHashSet(), finished.ToHashSet());
        Assert.Empty(none);
        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public void A_changed_attack_recomputes_only_attack_and_evaluation()
    {
        using var results = experiment.Copy();
        var recorder = new Recorder();

        var outcome = experiment.Run(
            results.Path, SpecEdits.WithAttackIterations(experiment.Spec, 3), recorder);

        Assert.Equal(["attack", "evaluation", "attack", "evaluation"], recorder.Finished);
        Assert.Equal(5, recorder.Cached);
        Assert.Empty(RunIds(outcome).Intersect(RunIds(experiment.Outcome)));
    }

    [Fact]
    public void Another_depth_recomputes_only_the_evaluation()
    {
        using var results = experiment.Copy();
        var recorder = new Recorder();
        var spec = experiment.Spec with { Evaluation = experiment.Spec.Evaluation with { K = 10 } };

        experiment.Run(results.Path, spec, recorder);

        Assert.Equal(["evaluation", "evaluation"], recorder.Finished);
    }

    [Fact]
    public void Another_seed_adds_runs_and_leaves_those_that_were_there()
    {
        var spec = SpecEdits.WithSeeds(experiment.Spec, [3, 4]);

        var (plan, cached) = ExperimentRunner.Plan(experiment.Request(experiment.Results, spec));

        var ids = plan.Runs.Select(run => run.RunId).ToList();
        Assert.Equal((18, 9, 4), (plan.Stages.Count, cached.Count, ids.Distinct().Count()));
        Assert.Equal(RunIds(experiment.Outcome), ids.Take(2));
    }

    private static IEnumerable<string> RunIds(ExperimentOutcome outcome) => outcome.Runs.Select(run => run.Run.RunId);

    private static IEnumerable<MetricRow> Metrics(ExperimentOutcome outcome) =>
        outcome.Runs.SelectMany(run => run.Metrics);
}
