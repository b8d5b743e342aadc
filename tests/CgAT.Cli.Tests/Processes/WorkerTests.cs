using CgAT.Cli.Tests.Support;
using CgAT.Experiments.Results;

namespace CgAT.Cli.Tests.Processes;

/// <summary>What becomes of an experiment when something befalls its workers.</summary>
public sealed class WorkerTests(FinishedRun finished) : IClassFixture<FinishedRun>, IDisposable
{
    private const int Abort = 6;
    private const int Kill = 9;
    private const int Terminate = 15;

    private readonly TinyExperiment tiny = new();

    [LinuxTheory]
    [InlineData(Kill, "CGAT0405", "exit code 137")]
    [InlineData(Abort, "CGAT0404", "exit code 134 (SIGABRT")]
    public async Task A_worker_that_dies_is_a_row_of_runs_and_keeps_no_other_run_from_being_computed(
        int signal, string code, string words)
    {
        using var run = Start();
        run.WaitForStage("hashing");
        run.EndWorker(signal);
        var said = run.WaitForEnd();

        // The other run needs the hashing too, and computes it.
        Assert.Equal(3, said.ExitCode);
        Assert.Contains($"error {code}: the worker ", said.Error, StringComparison.Ordinal);
        Assert.Contains(words, said.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 of 2 runs failed; the same command tries them again\n", said.Error, StringComparison.Ordinal);
        Assert.Equal([("cgat", "ok", null), ("none", "crashed", code)], Rows());

        await RequireFinishedAsync();
    }

    [LinuxFact]
    public void A_run_whose_worker_died_is_tried_again_when_that_is_asked_for()
    {
        using var run = Start("--retry", "1");
        run.WaitForStage("defense");
        run.EndWorker(Kill);
        var warning = run.WaitFor(each => (string?)each["event"] == "warned");
        var said = run.WaitForEnd();

        Assert.Equal("CGAT0405", (string?)warning["code"]);
        Assert.Equal(0, said.ExitCode);
        RequireEqualTables();
    }

    [LinuxFact]
    public void The_first_failure_stops_all_others_when_that_is_asked_for()
    {
        using var run = Start("--fail-fast", "--seeds", "3,4");
        run.WaitForStage("hashing");
        run.EndWorker(Kill);
        var said = run.WaitForEnd();

        Assert.Equal(3, said.ExitCode);
        Assert.EndsWith(
            "1 of 4 runs failed and 3 were stopped; the same command tries them again\n",
            said.Error,
            StringComparison.Ordinal);
        Assert.Equal([("none", "crashed", "CGAT0405")], Rows());
    }

    [LinuxFact]
    public async Task Without_the_program_that_started_it_a_worker_stops_after_a_checkpoint()
    {
        using var run = Start();
        run.WaitFor(each => RunningCgat.IsOf(each, "progressed", "hashing"));
        var worker = Assert.Single(run.Workers);
        run.Kill();
        RunningCgat.WaitUntilGone(worker);

        Assert.Single(Directory.GetDirectories(tiny.Below("results", "store", ".checkpoints")));
        await RequireFinishedAsync();
    }

    [LinuxFact]
    public async Task A_program_that_is_asked_to_end_stops_after_a_checkpoint()
    {
        using var run = Start();
        run.WaitFor(each => RunningCgat.IsOf(each, "progressed", "hashing"));
        run.Signal(Terminate);
        var said = run.WaitForEnd();

        Assert.Equal((130, ""), (said.ExitCode, said.Output));
        Assert.Single(Directory.GetDirectories(tiny.Below("results", "store", ".checkpoints")));
        await RequireFinishedAsync();
    }

    [LinuxFact]
    public async Task A_data_file_that_is_gone_fails_the_runs_that_read_it_and_no_finished_one()
    {
        using var run = Start();
        run.WaitForStage("attack");
        var image = tiny.Below("data", "7.png");
        var content = File.ReadAllBytes(image);
        File.Delete(image);
        var said = run.WaitForEnd();

        Assert.Equal(3, said.ExitCode);
        Assert.Contains($"error CGAT0201: there is no image '{image}'", said.Error, StringComparison.Ordinal);
        Assert.Equal([("cgat", "failed", "CGAT0201"), ("none", "ok", null)], Rows());

        File.WriteAllBytes(image, content);
        await RequireFinishedAsync();
    }

    [LinuxFact]
    public void Several_programs_on_one_store_compute_each_stage_once()
    {
        using var one = Start("--seeds", "3,4");
        using var other = Start("--seeds", "4,3", "--jobs", "2");
        var all = new[] { one, other }.AsParallel().WithDegreeOfParallelism(2).SelectMany(Finished).ToList();

        Assert.Equal(18, all.Count);
        Assert.Equal(18, all.Distinct().Count());
        Assert.Equal((0, 0), (one.WaitForEnd().ExitCode, other.WaitForEnd().ExitCode));
        Assert.Equal(0, Cgat.RunAsync(tiny.Folder, "run", TinyExperiment.Spec, "--seeds", "3,4").Result.ExitCode);
    }

    public void Dispose() => tiny.Dispose();

    private static List<string> Finished(RunningCgat run)
    {
        var stages = new List<string>();
        while (run.Next() is { } happened)
        {
            if ((string?)happened["event"] == "finished")
            {
                stages.Add((string)happened["stage"]!);
            }
        }

        return stages;
    }

    private RunningCgat Start(params string[] options) => new(tiny.Folder, [TinyExperiment.Spec, .. options]);

    private IEnumerable<(string Defense, string Status, string? Code)> Rows() =>
        TableReader.ReadAll<RunRow>(tiny.Below("results"))
            .Select(row => (row.Defense, row.Status, row.ErrorCode))
            .Order();

    // The same command goes on, and comes to what an experiment comes to that nothing befell.
    private async Task RequireFinishedAsync()
    {
        var said = await Cgat.RunAsync(tiny.Folder, "run", TinyExperiment.Spec);
        Assert.Equal(0, said.ExitCode);
        RequireEqualTables();
    }

    private void RequireEqualTables() => Assert.Equal(
        FolderImage.Tables(finished.Tiny.Below("results")), FolderImage.Tables(tiny.Below("results")));
}
