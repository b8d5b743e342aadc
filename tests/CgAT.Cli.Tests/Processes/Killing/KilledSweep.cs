using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes.Killing;

/// <summary>
/// A sweep of eight runs, run once without any trouble, and again and again with it.
/// </summary>
public sealed class KilledSweep : IAsyncLifetime
{
    private const string Spec = "sweep.toml";

    private TinyExperiment Tiny { get; } = new();

    /// <summary>The tables of the sweep that nothing befell.</summary>
    internal IReadOnlyList<string> Tables { get; private set; } = [];

    public async Task InitializeAsync()
    {
        // An attack of three batches, for checkpoints between them.
        var text = Tiny.With("batch_size = 16", "batch_size = 4")
            .Replace("seeds = [3]", "seeds = [3, 4]", StringComparison.Ordinal);
        Tiny.Write(Spec, text + "[sweep]\ngrid = { \"hashing.bits\" = [8, 12] }\n");
        Assert.Equal(0, (await Cgat.RunAsync(Tiny.Folder, "run", Spec)).ExitCode);
        Tables = FolderImage.Tables(Tiny.Below("results"));
        Assert.Equal(8 * 5, Tables.Count);
    }

    /// <summary>Runs the sweep, is killed at each point, and goes on, until it comes to its end.</summary>
    internal void Run(string results, KillPoints points, Kills kills)
    {
        while (true)
        {
            using var run = new RunningCgat(
                Tiny.Folder, Spec, "--results", results, "--jobs", "1", "--checkpoint-every", "0");
            if (!IsKilled(run, points.Current, kills))
            {
                var said = run.WaitForEnd();
                Assert.True(said.ExitCode == 0, said.Error);
                return;
            }

            points.MoveOn();
        }
    }

    /// <summary>Once more, which finds nothing to do and tidies what the last of the killed left.</summary>
    internal async Task RequireFinishedAsync(string results)
    {
        var said = await Cgat.RunAsync(Tiny.Folder, "run", Spec, "--results", results);
        Assert.Equal(0, said.ExitCode);
        Assert.Equal("nothing to do: every stage and table is there", said.OutputLines[0]);
        Assert.Equal(Tables, FolderImage.Tables(results));
        Assert.Equal(FolderImage.Files(Tiny.Below("results")), FolderImage.Files(results));
    }

    public Task DisposeAsync()
    {
        Tiny.Dispose();
        return Task.CompletedTask;
    }

    private static bool IsKilled(RunningCgat run, KillPoint point, Kills kills) =>
        point.IsReachedBy(run) && kills.Kill(run, point.Place);
}
