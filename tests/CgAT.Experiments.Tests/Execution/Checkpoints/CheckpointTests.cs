using CgAT.Core.Errors;
using CgAT.Experiments.Files;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution.Checkpoints;

[Collection(ExperimentCollection.Name)]
public sealed class CheckpointTests(FinishedExperiment experiment)
{
    [Theory]
    [InlineData("warm-up", TinySpec.Steps)]
    [InlineData("hashing", TinySpec.Steps)]
    [InlineData("defense", TinySpec.Steps)]
    public void Training_that_was_stopped_goes_on_after_its_last_step_to_the_same_tables(string kind, int steps)
    {
        using var stopped = new StoppedExperiment(experiment, kind);
        Assert.EndsWith(".checkpoint", stopped.File, StringComparison.Ordinal);

        stopped.GoOn();

        var (done, first) = (StoppedExperiment.Step, stopped.Steps.Take(steps - StoppedExperiment.Step + 1));
        Assert.Equal(Enumerable.Range(done, steps - done + 1).Select(step => (step, done)), first);
        Assert.Empty(stopped.Recorder.Warnings);
    }

    [Fact]
    public void An_attack_that_was_stopped_goes_on_after_its_last_batch_to_the_same_tables()
    {
        var batches = experiment.Spec with { Evaluation = experiment.Spec.Evaluation with { BatchSize = 4 } };
        using var whole = experiment.Copy();
        using var results = experiment.Copy();
        using var stop = new CancellationTokenSource();
        var done = new List<(int Done, int Before)>();
        var recorder = new Recorder
        {
            OnProgress = (kind, progress) =>
            {
                if (kind == "attack")
                {
                    done.Add((progress.Done, progress.DoneBefore));
                    stop.Cancel();
                }
            },
        };
        experiment.Run(whole.Path, batches);

        Assert.ThrowsAny<OperationCanceledException>(
            () => experiment.Run(results.Path, batches, recorder, cancellation: stop.Token));
        experiment.Run(results.Path, batches, recorder);

        // Stopped after the first batch of three, then the attack on the defended model.
        Assert.Equal([(4, 0), (4, 4), (8, 4), (12, 4), (4, 0), (8, 0), (12, 0)], done);
        Assert.Equal(FolderImage.Tables(whole.Path), FolderImage.Tables(results.Path));
    }

    [Theory]
    [InlineData("cut short")]
    [InlineData("empty")]
    [InlineData("a byte flipped in the state")]
    [InlineData("a byte flipped in the digest")]
    public void A_damaged_checkpoint_is_warned_of_and_the_stage_begins_again(string damage)
    {
        using var stopped = new StoppedExperiment(experiment, "hashing");
        var file = stopped.File;
        Damage(file, damage);

        stopped.GoOn();

        RequireUnusable(stopped, file, "a checkpoint is damaged");
        Assert.Equal((1, 0), stopped.Steps[0]);
    }

    [Fact]
    public void A_damaged_checkpoint_falls_back_to_the_one_before()
    {
        using var stopped = new StoppedExperiment(experiment, "hashing");
        var next = Path.Combine(stopped.Folder, "00000002.checkpoint");
        File.Copy(stopped.File, next);
        Damage(next, "cut short");

        stopped.GoOn();

        RequireUnusable(stopped, next, "a checkpoint is damaged");
        Assert.Equal((StoppedExperiment.Step, StoppedExperiment.Step), stopped.Steps[0]);
    }

    [Fact]
    public void A_whole_checkpoint_of_something_else_is_warned_of_and_the_stage_begins_again()
    {
        using var stopped = new StoppedExperiment(experiment, "hashing");
        using var other = new StoppedExperiment(experiment, "warm-up");
        var file = stopped.File;
        File.Copy(other.File, file, overwrite: true);

        stopped.GoOn();

        RequireUnusable(
            stopped,
            file,
            "a checkpoint is that of another version of this program: the phase is 'hashing', and 'warm-up' was kept");
        Assert.Equal((1, 0), stopped.Steps[0]);
    }

    [Fact]
    public void A_whole_checkpoint_that_is_none_is_warned_of_and_the_stage_begins_again()
    {
        using var stopped = new StoppedExperiment(experiment, "hashing");
        var file = stopped.File;
        DigestedFile.Write(file, stream => stream.Write("no checkpoint"u8));

        stopped.GoOn();

        var warning = Assert.Single(stopped.Recorder.Warnings);
        Assert.Equal((ErrorCodes.CheckpointUnusable, file), (warning.Code, warning.File));
        Assert.Equal((1, 0), stopped.Steps[0]);
    }

    [Fact]
    public void What_a_killed_process_had_written_of_a_checkpoint_is_no_checkpoint()
    {
        using var stopped = new StoppedExperiment(experiment, "hashing");
        File.WriteAllText(Path.Combine(stopped.Folder, ".unfinished"), "half");

        stopped.GoOn();

        Assert.Empty(stopped.Recorder.Warnings);
        Assert.Equal(StoppedExperiment.Step, stopped.Steps[0].Before);
    }

    [Fact]
    public void A_checkpoint_is_kept_in_the_place_of_the_last_one_as_often_as_is_asked_for()
    {
        using var results = new TemporaryFolder();
        var kept = new List<string>();
        var recorder = new Recorder
        {
            OnProgress = (kind, progress) =>
            {
                var folder = results.Below("store", ".checkpoints", FolderOf("hashing"));
                if (kind == "hashing" && Directory.Exists(folder))
                {
                    kept.AddRange(Directory.GetFiles(folder).Select(file => $"{progress.Done}: {Path.GetFileName(file)}"));
                }
            },
        };

        experiment.Run(results.Path, observer: recorder, checkpointEvery: TimeSpan.Zero);

        Assert.Equal(
            ["2: 00000001.checkpoint", "3: 00000002.checkpoint", "4: 00000003.checkpoint", "5: 00000004.checkpoint"],
            kept);
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
        Assert.Empty(FolderImage.LeftOvers(results.Path));
    }

    [LinuxFact]
    public void A_checkpoint_for_which_the_disk_has_no_space_is_warned_of_once_and_the_stage_goes_on()
    {
        using var results = new TemporaryFolder();
        var recorder = new Recorder
        {
            OnProgress = (kind, progress) =>
            {
                if (kind == "hashing")
                {
                    var folder = results.Below("store", ".checkpoints", FolderOf("hashing"));
                    Directory.CreateDirectory(folder);
                    File.Delete(Path.Combine(folder, ".unfinished"));
                    File.CreateSymbolicLink(Path.Combine(folder, ".unfinished"), "/dev/full");
                }
            },
        };

        experiment.Run(results.Path, observer: recorder, checkpointEvery: TimeSpan.Zero);

        var warning = Assert.Single(recorder.Warnings);
        Assert.Equal((ErrorCodes.CheckpointNotWritten, true), (warning.Code, warning.IsWarning));
        Assert.Contains("No space left on device", warning.Message, StringComparison.Ordinal);
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
    }

    private string FolderOf(string kind) =>
        experiment.Outcome.Plan.Stages.First(stage => stage.Identity.Kind == kind).Identity.Folder;

    private static void RequireUnusable(StoppedExperiment stopped, string file, string message)
    {
        var warning = Assert.Single(stopped.Recorder.Warnings);
        Assert.Equal(
            (ErrorCodes.CheckpointUnusable, file, message, true),
            (warning.Code, warning.File, warning.Message, warning.IsWarning));
    }

    private static void Damage(string file, string damage)
    {
        var bytes = File.ReadAllBytes(file);
        if (damage is "cut short" or "empty")
        {
            File.WriteAllBytes(file, bytes[..(damage == "empty" ? 0 : bytes.Length / 2)]);
            return;
        }

        bytes[damage.EndsWith("digest", StringComparison.Ordinal) ? ^1 : bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
