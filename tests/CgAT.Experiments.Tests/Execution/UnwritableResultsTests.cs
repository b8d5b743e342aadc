using CgAT.Core.Errors;
using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class UnwritableResultsTests(FinishedExperiment experiment) : IDisposable
{
    private const string OtherFolder = "choose a folder that can be written with --results DIR";
    private const string FreeSpace = "free space on this disk, or choose a folder on another one with --results DIR";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void CGAT0301_results_that_are_a_file_are_met_before_anything_is_computed()
    {
        var results = folder.Below("file");
        File.WriteAllText(results, "mine");
        var recorder = new Recorder { OnProgress = (_, _) => Assert.Fail("computes") };

        var error = Require(ErrorCodes.ResultsFolderNotWritable, results, OtherFolder, results, recorder);

        Assert.Equal($"can't write to the results folder: '{results}' is a file, not a folder", error.Message);
        Assert.Equal("mine", File.ReadAllText(results));
    }

    [LinuxFact]
    public void CGAT0301_a_file_system_that_takes_no_files_is_met_before_anything_is_computed()
    {
        var recorder = new Recorder { OnProgress = (_, _) => Assert.Fail("computes") };

        Require(ErrorCodes.ResultsFolderNotWritable, "/proc/results", OtherFolder, "/proc/results", recorder);
    }

    [Fact]
    public void CGAT0301_a_table_that_can_not_be_written_keeps_all_stages_and_the_run_out_of_the_table_of_runs()
    {
        using var results = experiment.Copy();
        DeleteTables(results);
        File.WriteAllText(results.Below("queries"), "in the way");
        var stages = FolderImage.Stages(results.Path);

        Require(ErrorCodes.ResultsFolderNotWritable, results.Path, OtherFolder, results.Path);

        Assert.Equal(stages, FolderImage.Stages(results.Path));
        Assert.Equal([$"metrics/{FirstRun}.parquet", "queries", $"training/{FirstRun}.parquet"], TableFiles(results));

        File.Delete(results.Below("queries"));
        Assert.Equal(10, experiment.Run(results.Path).TablesWritten);
    }

    [LinuxFact]
    public void CGAT0303_a_disk_that_is_full_when_a_stage_is_written_leaves_the_finished_ones()
    {
        var filling = new Recorder { OnProgress = (kind, _) => FillDisk(kind) };
        var stage = FolderImage.Stages(experiment.Results).Single(
            each => each.StartsWith("hashing", StringComparison.Ordinal));

        var error = Require(
            ErrorCodes.DiskFull, folder.Below("store", stage), FreeSpace, folder.Path, filling);

        Assert.Equal("no space is left for the result of a stage", error.Message);
        Assert.StartsWith("warm-up-", Assert.Single(FolderImage.Stages(folder.Path)), StringComparison.Ordinal);

        // The disk is full for the weights of the hashing stage from its first step on.
        void FillDisk(string kind)
        {
            if (kind == "hashing")
            {
                var work = Assert.Single(Directory.EnumerateDirectories(folder.Below("store"), ".work-*"));
                File.Delete(Path.Combine(work, "model.safetensors"));
                File.CreateSymbolicLink(Path.Combine(work, "model.safetensors"), "/dev/full");
            }
        }
    }

    [LinuxFact]
    public void CGAT0303_a_disk_that_is_full_when_a_table_is_written_leaves_whole_tables_and_all_stages()
    {
        using var results = experiment.Copy();
        DeleteTables(results);
        Directory.CreateDirectory(results.Below("queries"));
        var temporary = results.Below("queries", $".{FirstRun}.{Marks.OfThisThread}.tmp");
        File.CreateSymbolicLink(temporary, "/dev/full");

        var error = Require(
            ErrorCodes.DiskFull, results.Below("queries", FirstRun + ".parquet"), FreeSpace, results.Path);

        Assert.StartsWith("no space is left for this table, which needs ", error.Message, StringComparison.Ordinal);
        Assert.Equal([$"metrics/{FirstRun}.parquet", $"training/{FirstRun}.parquet"], TableFiles(results));
        Assert.Equal(10, experiment.Run(results.Path).TablesWritten);
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
    }

    public void Dispose() => folder.Dispose();

    private string FirstRun => experiment.Outcome.Runs[0].Run.RunId;

    private static void DeleteTables(TemporaryFolder results)
    {
        foreach (var table in ResultTables.All)
        {
            Directory.Delete(results.Below(table.Name), recursive: true);
        }
    }

    private static IEnumerable<string> TableFiles(TemporaryFolder results) =>
        results.Files().Where(file => file.Split('/')[0] is not ("store" or "manifests"));

    private Diagnostic Require(string code, string file, string remedy, string results, Recorder? recorder = null)
    {
        var error = Assert.Single(
            Assert.Throws<UserErrorException>(() => experiment.Run(results, observer: recorder)).Diagnostics);
        Assert.Equal((code, file, remedy), (error.Code, error.File, error.Remedy));
        return error;
    }
}
