using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

/// <summary>
/// Every way to be wrong that a user comes to, and the whole text that is said then: <c>Approved/mistakes.txt</c>.
/// </summary>
public sealed class ProgramMistakesTests : IDisposable
{
    private readonly TinyExperiment tiny = new();

    [Theory]
    [InlineData("no command", "")]
    [InlineData("a misspelt command", "rnu tiny.toml")]
    [InlineData("a spec without a command", "tiny.toml")]
    [InlineData("a misspelt option", "run tiny.toml --result DIR")]
    [InlineData("an option before the spec that is like no other", "run --fast tiny.toml")]
    [InlineData("an option without its value", "run tiny.toml --results")]
    [InlineData("an option twice", "run tiny.toml --json --json")]
    [InlineData("no spec", "run")]
    [InlineData("two specs", "plan tiny.toml endless.toml")]
    [InlineData("seeds that are none", "run tiny.toml --seeds 0,one")]
    [InlineData("a seed twice", "run tiny.toml --seeds=1,1")]
    [InlineData("a negative seed", "plan tiny.toml --seeds -1")]
    [InlineData("a spec that is not there", "run tinny.toml")]
    [InlineData("a folder that is not there", "validate specs/tiny.toml")]
    [InlineData("a folder for a spec", "validate .")]
    public async Task A_wrong_command_line(string name, string line) =>
        await RequireMistakeAsync(name, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("a syntax error", "bits = 8", "bits = ")]
    [InlineData("an unknown key", "bits = 8", "bits = 8\nbist = 16")]
    [InlineData("a wrong type", "bits = 8", "bits = \"8\"")]
    [InlineData("a value out of range", "mu = 0.0", "mu = -1.0")]
    [InlineData("an unknown kind", "kind = \"convnet-s\"", "kind = \"convnet\"")]
    [InlineData("a missing table", "[numerics]\ndevice = \"cpu\"\nthreads = 2\n", "")]
    [InlineData("two mistakes", "seeds = [3]\n", "seeds = []\ncolour = 1\n")]
    [InlineData("a data folder that is not there", "folder = \"data\"", "folder = \"date\"")]
    [InlineData("a device that is not there", "device = \"cpu\"", "device = \"cuda:7\"")]
    public async Task A_wrong_spec(string name, string old, string replacement)
    {
        tiny.Write("wrong.toml", tiny.With(old, replacement));
        await RequireMistakeAsync(name, "run", "wrong.toml");
    }

    [Fact]
    public async Task A_results_folder_without_a_name() =>
        await RequireMistakeAsync("a results folder without a name", "run", TinyExperiment.Spec, "--results", "");

    [Fact]
    public async Task Data_that_are_not_those_of_the_spec()
    {
        var labels = File.ReadAllText(tiny.Below("data", "train_label.txt"));
        tiny.Write(Path.Combine("data", "train_label.txt"), labels.Replace("1 0 0", "0 1 0", StringComparison.Ordinal));
        await RequireMistakeAsync("data of another digest", "validate", TinyExperiment.Spec);
    }

    [Fact]
    public async Task A_limit_above_what_the_lists_have()
    {
        tiny.Write("base.toml", tiny.Text);
        tiny.Write("wrong.toml", """
            extends = "base.toml"
            dataset.limit = { train = 41, database = 60, query = 13 }

            """);
        await RequireMistakeAsync("a limit above what the lists have", "plan", "wrong.toml");
    }

    [Fact]
    public async Task An_image_that_is_cut_short()
    {
        var image = tiny.Below("data", "7.png");
        File.WriteAllBytes(image, File.ReadAllBytes(image)[..40]);
        await RequireMistakeAsync("an image cut short", "validate", TinyExperiment.Spec);
    }

    [Fact]
    public async Task Results_that_are_a_file()
    {
        tiny.Write("results", "");
        await RequireMistakeAsync("results that are a file", "run", TinyExperiment.Spec, "--quiet");
    }

    public void Dispose() => tiny.Dispose();

    private async Task RequireMistakeAsync(string name, params string[] words)
    {
        var said = await Cgat.RunAsync(tiny.Folder, words);
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        var error = Masks.Of(said.Error, tiny.Folder);
        Transcript.Equal("mistakes.txt", name, $"$ ./cgat {string.Join(' ', words)}\n{error}");
    }
}
