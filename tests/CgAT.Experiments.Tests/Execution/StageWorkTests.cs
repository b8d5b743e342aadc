using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Planning;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class StageWorkTests(FinishedExperiment experiment)
{
    [Fact]
    public void The_work_of_a_stage_grows_with_its_epochs_and_iterations_and_with_nothing_else()
    {
        var work = Work(experiment.Spec);

        RequireDoubled(["hashing"], SpecEdits.WithHashingEpochs(experiment.Spec, 2));
        RequireDoubled(["warm-up"], SpecEdits.WithWarmUpEpochs(experiment.Spec, 2));
        RequireDoubled(["defense"], SpecEdits.WithDefenseEpochs(experiment.Spec, 2));
        RequireDoubled(["attack"], SpecEdits.WithAttackIterations(experiment.Spec, 4));
        RequireDoubled([], SpecEdits.WithBits(experiment.Spec, 16));
        Assert.All(work.Values, each => Assert.True(each > 0));
        Assert.True(work["defense"] > work["hashing"], "CgAT attacks and trains twice");

        void RequireDoubled(string[] kinds, ExperimentSpec spec) => Assert.Equal(
            work.ToDictionary(each => each.Key, each => each.Value * (kinds.Contains(each.Key) ? 2 : 1)), Work(spec));
    }

    [Fact]
    public void Each_step_moves_work_from_what_is_left_to_what_is_done_and_finished_stages_are_in_neither()
    {
        using var results = new TemporaryFolder();
        var (first, all) = (new List<ExperimentWork>(), new List<ExperimentWork>());

        var undefended = experiment.Spec with { Defenses = [new NoDefenseSpec()] };
        experiment.Run(results.Path, undefended, Recording(first));
        experiment.Run(results.Path, observer: Recording(all));

        var work = Work(experiment.Spec);
        RequireAccount(first, work.Values.Sum() - work["defense"]);
        RequireAccount(all, work.Values.Sum() - work["warm-up"] - work["hashing"]);

        // The evaluation alone, which tells of no steps, was left at the last one.
        Assert.Equal(work["evaluation"], all[^1].Left, 1e-6);
    }

    private static Recorder Recording(List<ExperimentWork> account) => new()
    {
        OnProgress = (_, progress) => account.Add(Assert.IsType<ExperimentWork>(progress.Experiment)),
    };

    private static void RequireAccount(List<ExperimentWork> account, double total)
    {
        Assert.All(account, each => Assert.Equal(total, each.Done + each.Left, 1e-6));
        Assert.Equal(account.OrderBy(each => each.Done), account);
        Assert.True(account[0].Done > 0);
    }

    // Of the stages of the last run, which the spec's last defence trains.
    private Dictionary<string, double> Work(ExperimentSpec spec)
    {
        var dataset = DatasetLoader.Load(spec.Dataset, experiment.BaseFolder);
        return SomePlan.Of(spec).Runs[^1].Stages.ToDictionary(stage => stage.Identity.Kind, stage => stage.Work(dataset));
    }
}
