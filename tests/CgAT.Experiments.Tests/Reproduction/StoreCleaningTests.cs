using CgAT.Core.Errors;
using CgAT.Core.Files;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Tests.Execution;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reproduction;

[Collection(ExperimentCollection.Name)]
public sealed class StoreCleaningTests : IDisposable
{
    private const string GivenUp = "store/hashing-000000000000000000000000";
    private const string Checkpoint = "store/.checkpoints/defense-000000000000000000000000";

    private readonly FinishedExperiment experiment;
    private readonly TemporaryFolder results;

    public StoreCleaningTests(FinishedExperiment experiment)
    {
        this.experiment = experiment;
        results = experiment.Copy();
        Put(GivenUp);
        Put(Checkpoint);
    }

    private string Defended => experiment.Outcome.Runs[1].Run.RunId;

    [Fact]
    public void Stages_and_checkpoints_that_no_finished_run_needs_are_found_and_nothing_is_touched()
    {
        var before = FolderImage.WithTimes(results.Path);

        var cleaning = Find();

        Assert.Equal([new UnneededFile(GivenUp, 5), new UnneededFile(Checkpoint, 5)], cleaning.Unneeded);
        Assert.Equal(9, cleaning.StagesKept);
        Assert.Equal(before, FolderImage.WithTimes(results.Path));
    }

    [Fact]
    public void What_was_removed_is_gone_and_finished_runs_are_as_they_were()
    {
        Assert.Equal(2, Find().Remove());

        Assert.Equal(FolderImage.Of(experiment.Results), FolderImage.Of(results.Path));
        Assert.Empty(Find().Unneeded);
        Assert.Equal((0, 0), Again());
    }

    [Fact]
    public void What_a_plan_needs_is_kept_though_its_runs_are_not_finished()
    {
        var plan = ExperimentRunner.Plan(experiment.Request(results.Path)).Plan;
        foreach (var run in plan.Runs)
        {
            File.Delete(results.Below("manifests", run.RunId + ".json"));
            File.Delete(results.Below("runs", run.RunId + ".parquet"));
        }

        Assert.Equal(9, Find().Unneeded.Count - 2);
        var kept = StoreCleaning.Of(results.Path, [plan], []);
        Assert.Equal([GivenUp, Checkpoint], kept.Unneeded.Select(each => each.Path));
    }

    [Fact]
    public void A_dropped_run_goes_with_all_that_is_its_alone()
    {
        var cleaning = StoreCleaning.Of(results.Path, [], [Defended]);
        Assert.Equal(5, cleaning.StagesKept);
        cleaning.Remove();

        var own = experiment.Outcome.Runs[1].Run.Stages
            .ExceptBy(experiment.Outcome.Runs[0].Run.Stages.Select(stage => stage.Identity.Key), each => each.Identity.Key);
        Assert.Equal(
            FolderImage.Of(experiment.Results).Keys.Where(
                file => !file.Contains(Defended, StringComparison.Ordinal)
                    && !own.Any(stage => file.Contains(stage.Identity.Folder, StringComparison.Ordinal))),
            FolderImage.Of(results.Path).Keys);

        // All of it comes out again, and nothing else.
        Assert.Equal((4, 6), Again());
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
    }

    [Fact]
    public void What_is_being_computed_is_left_alone()
    {
        using var claim = FileLock.TryTake(results.Below("store", ".locks", Path.GetFileName(Checkpoint)))!;

        Assert.Equal(1, Find().Remove());

        Assert.True(Directory.Exists(results.Below(Checkpoint)));
        Assert.False(Directory.Exists(results.Below(GivenUp)));
    }

    [Fact]
    public void Nothing_is_unneeded_where_a_finished_run_does_not_say_what_it_needs()
    {
        File.Delete(results.Below("manifests", Defended + ".json"));

        var error = Assert.Single(Assert.Throws<UserErrorException>(Find).Diagnostics);

        Assert.Equal(ErrorCodes.RunWithoutManifest, error.Code);
        Assert.Equal(results.Below("runs", Defended + ".parquet"), error.File);
        Assert.Equal((0, 0), Again());
        Assert.Equal(2, Find().Unneeded.Count);
    }

    [Fact]
    public void A_folder_without_results_needs_nothing() =>
        Assert.Empty(StoreCleaning.Of(results.Below("nothing"), [], []).Unneeded);

    public void Dispose() => results.Dispose();

    private StoreCleaning Find() => StoreCleaning.Of(results.Path, [], []);

    private (int Stages, int Tables) Again()
    {
        var outcome = experiment.Run(results.Path);
        return (outcome.StagesComputed, outcome.TablesWritten);
    }

    private void Put(string folder)
    {
        Directory.CreateDirectory(results.Below(folder));
        File.WriteAllText(Path.Combine(results.Below(folder), "file"), "12345");
    }
}
