using CgAT.Cli.Tests.Support;

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
        Assert.All(
            Directory.GetFiles(tiny.Below("events"), "*", SearchOption.AllDirectories),
            file => Assert.InRange(new FileInfo(file).Length, 100, int.MaxValue));
        Assert.NotEmpty(Directory.GetDirectories(tiny.Below("events"), "tiny cgat seed 3 *"));
    }

    public void Dispose() => tiny.Dispose();
}
