using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>
/// What a process leaves that is killed between two steps of a writing: each state once, made by hand, since kills meet
/// some of them rarely. The next run must come to the same results and leave nothing of it.
/// </summary>
[Collection(ExperimentCollection.Name)]
public sealed class CrashStateTests : IDisposable
{
    private readonly FinishedExperiment experiment;
    private readonly TemporaryFolder results;
    private readonly string mark = Marks.OfProcess(Marks.DeadProcess());

    public CrashStateTests(FinishedExperiment experiment)
    {
        this.experiment = experiment;
        results = experiment.Copy();
    }

    [Fact]
    public void A_stage_that_was_written_and_not_yet_renamed_is_computed_again()
    {
        var stage = Stage("attack");
        Directory.Move(results.Below("store", stage), results.Below("store", $".work-{mark}-{stage}"));

        RequireMended(stages: 1);
    }

    [Fact]
    public void A_stage_that_was_renamed_before_its_lock_and_checkpoints_were_removed_is_finished()
    {
        var stage = Stage("defense");
        Write("", "store", ".locks", stage);
        Write("of no use", "store", ".checkpoints", stage, "00000007.checkpoint");
        Write("half", "store", ".checkpoints", stage, ".unfinished");

        RequireMended(stages: 0);
    }

    [Fact]
    public void A_lock_that_nobody_holds_keeps_nobody_from_computing_the_stage()
    {
        var stage = Stage("encoding");
        Directory.Delete(results.Below("store", stage), recursive: true);
        Write("", "store", ".locks", stage);

        RequireMended(stages: 1);
    }

    [Theory]
    [InlineData("runs")]
    [InlineData("training")]
    [InlineData("metrics")]
    [InlineData("queries")]
    [InlineData("timings")]
    public void A_table_that_was_written_and_not_yet_renamed_is_written_again(string table)
    {
        var file = ResultTables.FileOf(results.Path, table, FirstRun);
        File.Move(file, results.Below(table, $".{FirstRun}.{mark}.tmp"));

        RequireMended(stages: 0);
    }

    [Fact]
    public void Tables_that_are_all_there_but_for_the_record_of_them_are_compared_and_kept()
    {
        var record = results.Below("manifests", FirstRun + ".json");
        File.Move(record, results.Below("manifests", $".{FirstRun}.{mark}.tmp"));

        RequireMended(stages: 0);
        Assert.True(File.Exists(record));
    }

    [Fact]
    public void What_was_left_of_a_record_goes_where_the_record_is_there_too()
    {
        Write("{", "manifests", $".{FirstRun}.{mark}.tmp");

        RequireMended(stages: 0);
    }

    [LinuxFact]
    public void A_dead_process_whose_parent_never_asked_for_its_end_writes_no_more()
    {
        using var zombie = new Zombie();
        Write("half", "store", $".work-{Marks.OfProcess(zombie.Id)}-some-stage", "model.safetensors");

        RequireMended(stages: 0);
    }

    public void Dispose() => results.Dispose();

    private string FirstRun => experiment.Outcome.Runs[0].Run.RunId;

    private string Stage(string kind) => FolderImage.Stages(results.Path)
        .First(stage => stage.StartsWith(kind, StringComparison.Ordinal));

    private void Write(string text, params string[] names)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(results.Below(names))!);
        File.WriteAllText(results.Below(names), text);
    }

    private void RequireMended(int stages)
    {
        var outcome = experiment.Run(results.Path);
        Assert.Equal(stages, outcome.StagesComputed);
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
        Assert.Equal(FolderImage.Files(experiment.Results), FolderImage.Files(results.Path));
    }
}
