using CgAT.Cli.Tests.Support;
using CgAT.Core.Errors;
using CgAT.Experiments.Results;

namespace CgAT.Cli.Tests.Processes;

public sealed class TensorBoardRunTests : IDisposable
{
    private readonly TinyExperiment tiny = new();

    [Fact]
    public async Task A_run_that_TensorBoard_watches_leaves_event_files_and_the_same_table()
    {
        var said = await Cgat.RunAsync(tiny.Folder, "run", TinyExperiment.Spec, "--quiet", "--tensorboard", "events");
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Contains("MAP@20, percent", said.Output, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetDirectories(tiny.Below("events"), "tiny cgat seed 3 *"));
        var losses = Directory.GetFiles(tiny.Below("events"), "*", SearchOption.AllDirectories)
            .SelectMany(EventFile.Read)
            .Where(value => value.Tag == "hashing/loss")
            .Select(value => (value.Step, value.Value))
            .ToHashSet();
        Assert.NotEmpty(losses);
        Assert.Subset(
            TableReader.ReadAll<TrainingRow>(tiny.Below("results"))
                .Where(row => row.Phase == "hashing")
                .Select(row => ((long)row.Step, (float)row.Loss))
                .ToHashSet(),
            losses);
    }

    [Fact]
    public async Task CGAT0408_a_folder_of_event_files_below_a_file_is_met_before_anything_is_computed()
    {
        tiny.Write("notes.txt", "mine");
        var folder = Path.Combine("notes.txt", "events");
        var said = await Cgat.RunAsync(tiny.Folder, "run", TinyExperiment.Spec, "--quiet", "--tensorboard", folder);
        Assert.Equal(2, said.ExitCode);
        Assert.StartsWith(
            $"{folder}: error {ErrorCodes.EventsNotWritten}: can't write event files: ",
            said.Error,
            StringComparison.Ordinal);
        Assert.Contains("a folder that can be written with --tensorboard FOLDER", said.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(tiny.Below("results", "store")));
    }

    public void Dispose() => tiny.Dispose();
}
