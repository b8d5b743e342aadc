using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

public sealed class ProgramInterruptTests : IDisposable
{
    private const string Second = "2/9 hashing";

    private readonly TinyExperiment tiny = new();

    [Fact]
    public async Task Ctrl_C_exits_with_130_and_keeps_what_is_finished_for_the_next_run()
    {
        var stopped = await Cgat.InterruptAsync(tiny.Folder, Second, "run", TinyExperiment.EndlessSpec);

        Assert.Equal((130, ""), (stopped.ExitCode, stopped.Output));
        Assert.Equal(
            [
                "stopping after this step; Ctrl-C again stops at once",
                "stopped; what is finished is kept, and the same command goes on from there",
            ],
            stopped.ErrorLines.Where(line => line.StartsWith("stop", StringComparison.Ordinal)));
        Assert.StartsWith("warm-up-", Path.GetFileName(Assert.Single(StoredStages())), StringComparison.Ordinal);

        var next = await Cgat.InterruptAsync(tiny.Folder, Second, "run", TinyExperiment.EndlessSpec);
        var other = await Cgat.RunAsync(tiny.Folder, "run", TinyExperiment.Spec);

        Assert.Contains("tiny: 2 runs, 9 stages, 1 finished before", next.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("1/9", next.Error, StringComparison.Ordinal);
        Assert.Contains("tiny: 2 runs, 9 stages, 1 finished before", other.Error, StringComparison.Ordinal);
        Assert.Equal(0, other.ExitCode);
    }

    public void Dispose() => tiny.Dispose();

    private string[] StoredStages() => Directory.GetFileSystemEntries(tiny.Below("results", "store"));
}
