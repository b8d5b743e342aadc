using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class InterruptedRunTests(FinishedExperiment experiment) : IDisposable
{
    private readonly TemporaryFolder results = new();

    [Fact]
    public void A_stage_that_throws_leaves_the_finished_ones_and_the_next_run_goes_on_from_there()
    {
        var failing = new Recorder
        {
            OnProgress = (kind, progress) => ThrowIf(kind == "hashing" && progress.Done == 2),
        };

        Assert.Throws<InvalidTimeZoneException>(() => experiment.Run(results.Path, observer: failing));

        Assert.Equal(Stages("warm-up"), FolderImage.Stages(results.Path));
        AssertTablesOf(runs: 0);
        AssertGoesOnFrom(1);
    }

    [Fact]
    public void A_cancelled_run_keeps_what_is_finished_and_the_whole_tables_of_finished_runs()
    {
        CancelIn("defense");

        Assert.Equal(5, FolderImage.Stages(results.Path).Count);
        AssertTablesOf(runs: 1);
        AssertGoesOnFrom(5);
    }

    [Fact]
    public void A_run_that_is_cancelled_before_it_starts_writes_nothing()
    {
        var folder = results.Below("never");

        Assert.ThrowsAny<OperationCanceledException>(
            () => experiment.Run(folder, cancellation: new CancellationToken(canceled: true)));

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_killed_process_leaves_finished_stages_and_what_it_was_writing_goes_with_the_next_run()
    {
        using (var killed = new RunInProcess(experiment, results.Path, place: "hashing"))
        {
            killed.WaitForStop();
            killed.Kill();
        }

        var left = FolderImage.Stages(results.Path);
        Assert.Equal(2, left.Count);
        Assert.StartsWith(".work-", left[0], StringComparison.Ordinal);
        Assert.Equal(Stages("warm-up").Single(), left[1]);

        AssertGoesOnFrom(1);
    }

    [Fact]
    public void What_a_running_process_or_another_machine_is_writing_stays()
    {
        var mine = $".work-{Marks.OfProcess(Environment.ProcessId)}-other-stage";
        var elsewhere = $".work-elsewhere-0-{Marks.DeadProcess()}-1-some-stage";
        Directory.CreateDirectory(results.Below("store", mine));
        Directory.CreateDirectory(results.Below("store", elsewhere));

        CancelIn("hashing");

        HashSet<string> expected = [elsewhere, mine, .. Stages("warm-up")];
        Assert.Equal(expected, FolderImage.Stages(results.Path).ToHashSet());
    }

    [Fact]
    public void What_a_process_of_the_same_id_left_is_no_part_of_a_stage()
    {
        var stage = Stages("warm-up").Single();
        var left = results.Below("store", $".work-{Marks.OfThisThread}-{stage}");
        Directory.CreateDirectory(left);
        File.WriteAllText(Path.Combine(left, "stale.json"), "{}");

        CancelIn("hashing");

        Assert.False(File.Exists(results.Below("store", stage, "stale.json")));
        Assert.Equal([stage], FolderImage.Stages(results.Path));
    }

    [Fact]
    public void Two_processes_at_once_come_to_the_same_results_as_one()
    {
        using var one = new RunInProcess(experiment, results.Path, RunInProcess.AtStart);
        using var other = new RunInProcess(experiment, results.Path, RunInProcess.AtStart);
        one.WaitForStop();
        other.WaitForStop();

        one.GoOn();
        other.GoOn();
        one.WaitForEnd();
        other.WaitForEnd();

        Assert.Equal(Stages(""), FolderImage.Stages(results.Path));
        AssertTablesOf(runs: 2);
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
        Assert.Equal(0, experiment.Run(results.Path).StagesComputed);
    }

    public void Dispose() => results.Dispose();

    private static void ThrowIf(bool condition)
    {
        if (condition)
        {
            // Nothing else throws it.
            throw new InvalidTimeZoneException();
        }
    }

    private IEnumerable<string> Stages(string kind) => FolderImage.Stages(experiment.Results)
        .Where(stage => stage.StartsWith(kind, StringComparison.Ordinal));

    // Stops the experiment within the first stage of a kind.
    private void CancelIn(string kind)
    {
        using var source = new CancellationTokenSource();
        var cancelling = new Recorder
        {
            OnProgress = (stage, progress) =>
            {
                if (stage == kind && progress.Done == 2)
                {
                    source.Cancel();
                }
            },
        };
        Assert.ThrowsAny<OperationCanceledException>(
            () => experiment.Run(results.Path, observer: cancelling, cancellation: source.Token));
    }

    // Nothing but whole tables and the manifests, of the first so many runs.
    private void AssertTablesOf(int runs)
    {
        var ids = experiment.Outcome.Runs.Take(runs).Select(run => run.Run.RunId);
        Assert.Equal(
            ids.SelectMany(id => ResultTables.All.Select(table => $"{table.Name}/{id}.parquet")
                .Append($"manifests/{id}.json")).Order(),
            results.Files().Where(file => !file.StartsWith("store/", StringComparison.Ordinal)).Order());
    }

    private void AssertGoesOnFrom(int finished)
    {
        var recorder = new Recorder();
        experiment.Run(results.Path, observer: recorder);
        Assert.Equal(finished, recorder.Cached);
        Assert.Equal(experiment.Computed.Skip(finished), recorder.Finished);
        Assert.Equal(Stages(""), FolderImage.Stages(results.Path));
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
    }
}
