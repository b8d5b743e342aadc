using System.Text.Json.Nodes;
using CgAT.Cli.Tests.Support;
using SkiaSharp;

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
                "stopping after a checkpoint; Ctrl-C again stops at once",
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

    [Fact]
    public async Task A_stage_that_was_stopped_goes_on_where_it_was()
    {
        const string Step = "\"total\":50000";
        string[] command = ["run", TinyExperiment.EndlessSpec, "--progress", "json"];
        var stopped = await Cgat.InterruptAsync(tiny.Folder, Step, command);
        var next = await Cgat.InterruptAsync(tiny.Folder, Step, command);

        Assert.Equal((130, 130), (stopped.ExitCode, next.ExitCode));
        var (last, first) = (Steps(stopped)[^1], Steps(next)[0]);
        Assert.True(last.Done > 0);
        Assert.Equal((first.Done, first.Done), first);
        Assert.InRange(first.Done, last.Done, last.Done + 1);
    }

    [LinuxFact]
    public async Task A_check_is_stopped_at_once_and_says_nothing_of_checkpoints()
    {
        EnlargeImages();
        var stopped = await Cgat.InterruptAsync(tiny.Folder, "decoding images: 0/72", "data", "check", "data");
        Assert.Equal((130, ""), (stopped.ExitCode, stopped.Output));
        Assert.Equal(["decoding images: 0/72", "stopped; a check writes nothing"], stopped.ErrorLines);
    }

    [LinuxFact]
    public async Task A_run_is_stopped_while_it_reads_its_images_and_has_written_nothing()
    {
        EnlargeImages();
        var stopped = await Cgat.InterruptAsync(
            tiny.Folder, "\"event\":\"reading\"", "run", TinyExperiment.Spec, "--progress", "json");
        Assert.Equal((130, ""), (stopped.ExitCode, stopped.Output));
        Assert.Contains(
            "{\"event\":\"reading\",\"what\":\"decoding images\",\"done\":0,\"total\":72}", stopped.ErrorLines);
        Assert.DoesNotContain("\"planned\"", stopped.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(tiny.Below("results")));
    }

    public void Dispose() => tiny.Dispose();

    // How far each report of hashing training was, and what was done before.
    private static List<(int Done, int Before)> Steps(Said said) =>
    [
        .. said.ErrorLines.Where(line => line.StartsWith('{'))
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => (int?)line["total"] == 50_000)
            .Select(line => ((int)line["done"]!, (int)line["done_before"]!)),
    ];

    // To what takes a while to decode; all of them are one file.
    private void EnlargeImages()
    {
        using var bitmap = new SKBitmap(4096, 4096);
        bitmap.Erase(SKColors.Teal);
        using var content = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(tiny.Below("data", "large.png"), content.ToArray());
        for (var image = 0; image < 72; image++)
        {
            File.Delete(tiny.Below("data", $"{image}.png"));
            File.CreateSymbolicLink(tiny.Below("data", $"{image}.png"), "large.png");
        }
    }

    private IEnumerable<string> StoredStages() => Directory.EnumerateDirectories(tiny.Below("results", "store"))
        .Where(folder => !Path.GetFileName(folder).StartsWith('.'));
}
