using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

/// <summary>What <c>cgat weights</c> writes and says: <c>Approved/weights.txt</c>.</summary>
public sealed class ProgramWeightsTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private string Folder => run.Tiny.Folder;

    [Theory]
    [InlineData("exported.safetensors")]
    [InlineData("exported.pth")]
    public async Task The_model_of_a_run_is_exported_and_looked_into(string file)
    {
        var exported = await RequireAsync($"export {file}", "weights", "export", await RunIdAsync(), file);
        var inspected = await RequireAsync($"inspect {file}", "weights", "inspect", file);
        Assert.Equal(exported.OutputLines[^1], inspected.OutputLines[^1]);
        Assert.Matches("^digest = \"sha256:[0-9a-f]{64}\"$", inspected.OutputLines[^1]);
    }

    [Fact]
    public async Task What_was_exported_is_a_checkpoint_that_a_spec_may_go_on_from()
    {
        var exported = await Cgat.RunAsync(Folder, "weights", "export", await RunIdAsync(), "checkpoint.pth");
        var digest = exported.OutputLines[^1].Split('"')[1];
        WriteSpec("checkpoint.toml", "checkpoint.pth", digest);
        var said = await Cgat.RunAsync(Folder, "validate", "checkpoint.toml");
        Assert.Equal((0, ""), (said.ExitCode, said.Error));

        // Its workers find the file beside the spec, wherever they are started.
        using var elsewhere = new TemporaryFolder();
        said = await Cgat.RunAsync(elsewhere.Path, "run", Path.Combine(Folder, "checkpoint.toml"), "--quiet");
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Single(Directory.GetDirectories(elsewhere.Below("results", "store"), "hashing-*"));

        WriteSpec("other.toml", "checkpoint.pth", $"sha256:{new string('0', 64)}");
        await RequireMistakeAsync("a checkpoint of another digest", "validate", "other.toml");
    }

    [Fact]
    public async Task A_checkpoint_that_is_not_there()
    {
        WriteSpec("nowhere.toml", "nowhere.pth", $"sha256:{new string('0', 64)}");
        await RequireMistakeAsync("a checkpoint that is not there", "validate", "nowhere.toml");
    }

    [Fact]
    public async Task A_run_that_is_not_there() =>
        await RequireMistakeAsync("a run that is not there", "weights", "export", "x", "x.pth");

    [Fact]
    public async Task A_file_that_can_t_be_written() => await RequireMistakeAsync(
        "a file that can't be written", "weights", "export", await RunIdAsync(), "no/such/folder/x.pth");

    [Fact]
    public async Task A_file_that_is_no_weights() =>
        await RequireMistakeAsync("a file that is no weights", "weights", "inspect", TinyExperiment.Spec);

    [Fact]
    public async Task One_name_where_two_are_wanted() =>
        await RequireMistakeAsync("one name where two are wanted", "weights", "export", "x");

    private void WriteSpec(string name, string file, string digest) => run.Tiny.Write(name, run.Tiny
        .With("bits = 8\n", $"bits = 8\ncheckpoint = {{ file = \"{file}\", digest = \"{digest}\" }}\n")
        .Replace("warm_up = { epochs = 1", "warm_up = { epochs = 0", StringComparison.Ordinal));

    private async Task<string> RunIdAsync()
    {
        var plan = await Cgat.RunAsync(Folder, "plan", TinyExperiment.Spec);
        return plan.OutputLines[0].Split(' ')[1];
    }

    private async Task<Said> RequireAsync(string name, params string[] words)
    {
        var said = await Cgat.RunAsync(Folder, words);
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Transcript.Equal("weights.txt", name, Masks.Of(said.Output, Folder));
        return said;
    }

    private async Task RequireMistakeAsync(string name, params string[] words)
    {
        var said = await Cgat.RunAsync(Folder, words);
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Transcript.Equal("weights.txt", name, Masks.Of(said.Error, Folder));
    }
}
