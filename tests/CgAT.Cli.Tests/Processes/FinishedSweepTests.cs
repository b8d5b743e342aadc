using CgAT.Cli.Tests.Support;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Specs;

namespace CgAT.Cli.Tests.Processes;

public sealed class FinishedSweepTests : IDisposable
{
    private const int Runs = 100;

    private readonly TinyExperiment tiny = new();

    [LinuxFact]
    public void A_finished_sweep_of_100_runs_is_told_from_its_records_and_nothing_is_executed_or_written()
    {
        var stages = Compute();
        var before = FolderImage.WithTimes(tiny.Below("results"));
        using var run = new RunningCgat(tiny.Folder, TinyExperiment.Spec);
        var (planned, next) = (run.WaitFor(said => (string?)said["event"] != "reading"), run.Next());
        var said = run.WaitForEnd();

        Assert.Equal(("planned", Runs), ((string?)planned["event"], (int?)planned["runs"]));
        Assert.Equal((stages, stages), ((int?)planned["stages"], (int?)planned["finished"]));
        Assert.Null(next);
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.StartsWith("nothing to do: every stage and table is there\n", said.Output, StringComparison.Ordinal);
        Assert.Equal(before, FolderImage.WithTimes(tiny.Below("results")));
    }

    public void Dispose() => tiny.Dispose();

    // Two models, and a hundred evaluations of them; in this process, which needs no hundred others.
    private int Compute()
    {
        var depths = string.Join(", ", Enumerable.Range(1, Runs / 2));
        var text = tiny.Text + $"[sweep]\ngrid = {{ \"evaluation.k\" = [{depths}] }}\n";
        tiny.Write(TinyExperiment.Spec, text);
        var outcome = ExperimentRunner.Run(new ExperimentRequest
        {
            Spec = SpecReader.Parse(text, TinyExperiment.Spec).Require(),
            BaseFolder = tiny.Folder,
            ResultsFolder = tiny.Below("results"),
        });
        Assert.Empty(outcome.Failed);
        Assert.Equal((Runs, Runs * 6), (outcome.Runs.Count, outcome.TablesWritten));
        return outcome.StagesComputed;
    }
}
