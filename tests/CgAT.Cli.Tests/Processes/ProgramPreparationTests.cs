using System.Text.Json.Nodes;
using CgAT.Cli.Tests.Support;
using CgAT.Core.Data;

namespace CgAT.Cli.Tests.Processes;

/// <summary>What <c>cgat data prepare</c> and <c>check</c> write and say: <c>Approved/preparation.txt</c>.</summary>
public sealed class ProgramPreparationTests : IDisposable
{
    private readonly TinyExperiment tiny = new();

    private string Folder => tiny.Folder;

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task Shapes_are_prepared_checked_and_shown_and_a_spec_runs_on_what_is_printed()
    {
        var said = await RequireAsync("prepare procedural", 0, "data", "prepare", "procedural", "-o", "shapes", "-q");
        var table = string.Join('\n', said.OutputLines.SkipWhile(line => line != "[dataset]"));
        var start = tiny.Text.IndexOf("[dataset]", StringComparison.Ordinal);
        var end = tiny.Text.IndexOf("[backbone]", StringComparison.Ordinal);
        tiny.Write("shapes.toml", $"{tiny.Text[..start]}{table}\n\n{tiny.Text[end..]}");
        var validated = await Cgat.RunAsync(Folder, "validate", "shapes.toml");
        Assert.Equal((0, ""), (validated.ExitCode, validated.Error));
        Assert.Contains("100 queries, 500 database, 200 training images", validated.Output, StringComparison.Ordinal);
        await RequireAsync(
            "prepare procedural again", 0, "data", "prepare", "procedural", "--quiet", "--output=shapes");
        await RequireAsync("check of shapes", 0, "data", "check", "shapes", "-q");
        await RequireAsync("show of shapes", 0, "data", "show", "shapes", "--count", "3", "-o", "shapes.png");
        var run = await Cgat.RunAsync(Folder, "run", "shapes.toml", "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["none", "cgat"], run.OutputLines.Skip(2).Take(2).Select(line => line.Split(' ', 4)[2]));
        Assert.Contains("over 100 queries", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_of_others_are_prepared_elsewhere()
    {
        await RequireAsync(
            "prepare image-list", 0, "data", "prepare", "image-list", "--source", "data", "--output", "lists", "-q");
        await RequireAsync("check with images elsewhere", 0, "data", "check", "lists", "--images", "data", "-q");
        Assert.NotNull(ImageManifest.TryRead(tiny.Below("lists")));
    }

    [Fact]
    public async Task Faults_end_with_2_and_are_told_once()
    {
        File.Delete(tiny.Below("data", "3.png"));
        File.WriteAllText(tiny.Below("data", "5.png"), "no image");
        File.WriteAllLines(
            tiny.Below("data", "test_img.txt"), Enumerable.Range(59, 12).Select(image => $"{image}.png"));
        var said = await RequireAsync("check with faults", 2, "data", "check", "data", "-q");
        Assert.Equal("", said.Error);
        Assert.Single(said.OutputLines, line => line.Contains("3.png", StringComparison.Ordinal));
        var json = await Cgat.RunAsync(Folder, "data", "check", "data", "-q", "--json");
        Assert.Equal((2, ""), (json.ExitCode, json.Error));
        Assert.Equal(
            ["CGAT0201", "CGAT0206", "CGAT0217"],
            JsonNode.Parse(json.Output)!["findings"]!.AsArray()
                .SelectMany(finding => finding!["places"]!.AsArray())
                .Select(place => (string?)place!["code"]));
    }

    [Fact]
    public async Task Images_that_can_not_be_decoded_are_told_and_so_is_the_digest_that_a_spec_needs_to_skip_them()
    {
        File.WriteAllText(tiny.Below("data", "5.png"), "no image");
        File.WriteAllText(tiny.Below("data", "7.png"), "");
        await RequireAsync(
            "prepare what can't be decoded", 0, "data", "prepare", "image-list", "--source", "data", "-q");
        var manifest = ImageManifest.TryRead(tiny.Below("data"));
        tiny.Write("skip.toml", tiny.With("[backbone]", "unreadable = \"skip\"\n\n[backbone]")
            .Replace(tiny.Digest, manifest?.Digest, StringComparison.Ordinal));
        var refused = await Cgat.RunAsync(Folder, "validate", "skip.toml");
        Assert.Equal(2, refused.ExitCode);
        var digest = refused.Error.Split("write digest = \"")[1].Split('"')[0];
        tiny.Write("skip.toml", File.ReadAllText(tiny.Below("skip.toml"))
            .Replace($"{manifest?.Digest}", digest, StringComparison.Ordinal));
        Assert.Equal(0, (await Cgat.RunAsync(Folder, "validate", "skip.toml")).ExitCode);
    }

    [Fact]
    public async Task A_check_is_JSON_on_request()
    {
        var said = await Cgat.RunAsync(Folder, "data", "check", "data", "--json", "--quiet");
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Equal(tiny.Digest, (string?)JsonNode.Parse(said.Output)?["digest"]);
    }

    [Fact]
    public async Task What_can_not_be_prepared_says_what_is_missing()
    {
        await RequireAsync("a kind that there is not", 2, "data", "prepare", "nuswide", "--source", "data");
        await RequireAsync("a folder that is no download", 2, "data", "prepare", "ms-coco", "--source", "data");
        await RequireAsync("a source that is not there", 2, "data", "prepare", "idx", "--source", "none");
    }

    private async Task<Said> RequireAsync(string name, int exitCode, params string[] words)
    {
        var said = await Cgat.RunAsync(Folder, words);
        Assert.Equal(exitCode, said.ExitCode);
        Transcript.Equal("preparation.txt", name, Masks.Of($"{said.Output}--- errors\n{said.Error}", Folder));
        return said;
    }
}
