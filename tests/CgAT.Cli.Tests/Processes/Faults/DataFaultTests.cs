using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes.Faults;

/// <summary>
/// Files that were cut short, changed or deleted behind the back of an experiment whose second run was killed in its
/// defence: each is named, and the same command comes to the right tables once the message was heeded.
/// </summary>
public sealed class DataFaultTests : IClassFixture<FinishedRun>, IDisposable
{
    private readonly FinishedRun finished;
    private readonly TinyExperiment tiny = new();

    public DataFaultTests(FinishedRun finished)
    {
        this.finished = finished;
        using var run = new RunningCgat(
            tiny.Folder, TinyExperiment.Spec, "--jobs", "1", "--checkpoint-every", "0");
        run.WaitForStage("defense");
        run.WaitFor(each => (string?)each["what"] == "checkpoint");
        run.WaitFor(each => (string?)each["what"] == "checkpoint");
        var worker = Assert.Single(run.Workers);
        run.KillTree();

        // Files of a process that is about to go are not to be read yet.
        RunningCgat.WaitUntilGone(worker);
    }

    [LinuxFact]
    public async Task A_checkpoint_that_was_cut_short_is_warned_of_and_needs_nothing_to_be_done()
    {
        foreach (var file in Directory.GetFiles(Below(".checkpoints"), "*.checkpoint", SearchOption.AllDirectories))
        {
            using var stream = File.OpenWrite(file);
            stream.SetLength(stream.Length / 2);
        }

        await RequireFinishedAsync(warning: ".checkpoint: warning CGAT0306: a checkpoint is damaged\n");
    }

    [LinuxFact]
    public async Task A_byte_of_a_stored_stage_that_changed_is_named_and_nothing_is_written()
    {
        var file = Directory.GetFiles(Below(), "model.safetensors", SearchOption.AllDirectories)
            .Single(each => each.Contains("/hashing-", StringComparison.Ordinal));
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        var named = Path.GetRelativePath(tiny.Folder, file);
        await RequireNothingWrittenAsync(
            $"{named}: error CGAT0304: a stored stage is damaged: model.safetensors is not what was written");

        // As the message says.
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        await RequireFinishedAsync();
    }

    [LinuxFact]
    public async Task A_data_file_that_was_deleted_is_named_and_nothing_is_written()
    {
        var image = tiny.Below("data", "7.png");
        var content = File.ReadAllBytes(image);
        File.Delete(image);

        await RequireNothingWrittenAsync($"error CGAT0201: there is no image '{image}'");

        File.WriteAllBytes(image, content);
        await RequireFinishedAsync();
    }

    [LinuxFact]
    public async Task A_data_file_with_another_content_is_told_by_the_digest_and_nothing_is_written()
    {
        var image = tiny.Below("data", "7.png");
        var content = File.ReadAllBytes(image);
        File.Copy(tiny.Below("data", "8.png"), image, overwrite: true);

        await RequireNothingWrittenAsync("error CGAT0207: the data of 'data' have the digest sha256:");

        File.WriteAllBytes(image, content);
        await RequireFinishedAsync();
    }

    public void Dispose() => tiny.Dispose();

    private string Below(params string[] names) => tiny.Below(["results", "store", .. names]);

    private async Task RequireNothingWrittenAsync(string error)
    {
        var before = Finished();
        var said = await Cgat.RunAsync(tiny.Folder, "run", TinyExperiment.Spec);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains(error, said.Error, StringComparison.Ordinal);
        Assert.Equal(before, Finished());
    }

    // What is not: the work of the process that was killed.
    private List<KeyValuePair<string, string>> Finished() => FolderImage.WithTimes(tiny.Below("results"))
        .Where(file => !file.Key.Contains("/.work-", StringComparison.Ordinal))
        .ToList();

    private async Task RequireFinishedAsync(string warning = "")
    {
        var said = await Cgat.RunAsync(tiny.Folder, "run", TinyExperiment.Spec);

        Assert.Equal(0, said.ExitCode);
        Assert.Contains(warning, said.Error, StringComparison.Ordinal);
        Assert.Equal(
            FolderImage.Tables(finished.Tiny.Below("results")), FolderImage.Tables(tiny.Below("results")));
        Assert.Empty(FolderImage.LeftOvers(tiny.Below("results")));
    }
}
