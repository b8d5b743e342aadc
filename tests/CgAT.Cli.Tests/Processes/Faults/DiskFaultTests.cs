using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes.Faults;

/// <summary>A disk that takes nothing more: what is finished stays, the same command goes on once it is mended.</summary>
public sealed class DiskFaultTests(FinishedRun finished) : IClassFixture<FinishedRun>, IDisposable
{
    private const int Enough = 100;

    private readonly TinyExperiment tiny = new();

    // The weights of a stage take 4.3 MiB, a checkpoint up to three times that; the first run has two such stages.
    [SmallDiskTheory]
    [InlineData(2, "warm-up", 0)]
    [InlineData(8, "hashing", 0)]
    [InlineData(12, "defense", 1)]
    public async Task A_full_disk_names_the_stage_that_did_not_fit_and_keeps_all_before_it(
        int mebibytes, string stage, int runs)
    {
        using var disk = await SmallDisk.OfAsync(mebibytes);
        var said = await RunAsync(disk, "--checkpoint-every", "0", "--jobs", "1");

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains(
            "warning CGAT0305: a checkpoint can't be written: No space left on device",
            said.Error,
            StringComparison.Ordinal);
        Assert.Matches(
            $"{disk.Path}/store/{stage}-[0-9a-f]{{24}}: error CGAT0303: no space is left for the result of a stage\n"
                + "  free space on this disk, or choose a folder on another one with --results DIR\n$",
            said.Error);
        Assert.Equal(runs, RowsOfRuns(disk));
        await RequireKeptAsync(disk, () => disk.ResizeAsync(Enough));
    }

    [SmallDiskFact]
    public async Task A_store_that_became_read_only_is_named_and_nothing_of_it_is_lost()
    {
        using var disk = await SmallDisk.OfAsync(Enough);
        using (var run = new RunningCgat(tiny.Folder, TinyExperiment.Spec, "--results", disk.Path, "--jobs", "1"))
        {
            run.WaitForStage("defense");
            run.KillTree();
        }

        await disk.MakeReadOnlyAsync();
        var said = await RunAsync(disk);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains(
            $"{disk.Path}: error CGAT0301: can't write to the results folder: Read-only file system",
            said.Error,
            StringComparison.Ordinal);
        Assert.Equal(1, RowsOfRuns(disk));
        await RequireKeptAsync(disk, disk.MakeWritableAsync);
    }

    [SmallDiskFact]
    public async Task Finished_results_on_a_read_only_disk_have_nothing_to_do()
    {
        using var disk = await SmallDisk.OfAsync(Enough);
        var first = await RunAsync(disk);
        await disk.MakeReadOnlyAsync();
        var again = await RunAsync(disk);

        Assert.Equal((0, 0), (first.ExitCode, again.ExitCode));
        Assert.Equal("nothing to do: every stage and table is there", again.OutputLines[0]);
    }

    public void Dispose() => tiny.Dispose();

    private Task<Said> RunAsync(SmallDisk disk, params string[] options) =>
        Cgat.RunAsync(tiny.Folder, ["run", TinyExperiment.Spec, "--results", disk.Path, .. options]);

    private static int RowsOfRuns(SmallDisk disk)
    {
        var runs = Path.Combine(disk.Path, "runs");
        return Directory.Exists(runs) ? Directory.GetFiles(runs).Length : 0;
    }

    // Once the disk is mended the same command comes to what an experiment comes to that nothing befell, and what was
    // finished is what it was.
    private async Task RequireKeptAsync(SmallDisk disk, Func<Task> mend)
    {
        var before = FinishedFiles(disk);
        await mend();
        var said = await RunAsync(disk);

        Assert.Equal(0, said.ExitCode);
        Assert.Equal(before, FinishedFiles(disk).Where(before.Contains));
        Assert.Equal(
            FolderImage.Tables(finished.Tiny.Below("results")), FolderImage.Tables(disk.Path));
        Assert.Empty(FolderImage.LeftOvers(disk.Path));
    }

    // Stages and tables, with the time of their last write.
    private static List<KeyValuePair<string, string>> FinishedFiles(SmallDisk disk) =>
    [
        .. FolderImage.WithTimes(disk.Path)
            .Where(file => !file.Key.Split('/').Any(name => name.StartsWith('.'))),
    ];
}
