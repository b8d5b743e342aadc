using CgAT.Cli.Tests.Support;
using CgAT.Experiments.Specs;

namespace CgAT.Cli.Tests.Processes;

/// <summary>What is said about specs without running them: <c>Approved/spec.txt</c>.</summary>
public sealed class ProgramSpecTests : IDisposable
{
    private const string Swept = """
        extends = "tiny.toml"
        name = "swept"

        [dataset]
        limit = { train = 20, database = 30, query = 6 }

        [[attack]]
        preset = "center-100"
        iterations = 3

        [sweep]
        grid = { "hashing.bits" = [8, 16] }
        zip.strength = { "defense.cgat.lambda" = [0.5, 2.0], "defense.cgat.iterations" = [1, 3] }

        """;

    private readonly TinyExperiment tiny = new();

    public ProgramSpecTests() => tiny.Write("swept.toml", Swept);

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("spec show swept.toml")]
    [InlineData("spec show swept.toml --point 4")]
    [InlineData("spec diff tiny.toml swept.toml")]
    [InlineData("spec diff tiny.toml tiny.toml")]
    [InlineData("plan swept.toml --only defense=none")]
    [InlineData("plan swept.toml --set defense.cgat.mu=0.5 --only bits=16 --only strength=lambda=2,\u00a0iterations=3")]
    [InlineData("plan tiny.toml --axis attack[0].epsilon=8/255,16/255 --only defense=cgat")]
    public async Task It_says_what_a_reviewer_approved(string line)
    {
        // A blank within a word is written as one that does not break.
        var words = line.Split(' ').Select(word => word.Replace('\u00a0', ' ')).ToArray();
        var said = await Cgat.RunAsync(tiny.Folder, words);
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Transcript.Equal("spec.txt", string.Join(' ', words), Masks.OfPlan(said.Output, tiny.Folder));
    }

    [Theory]
    [InlineData("a point that there is not", "spec show swept.toml --point 5")]
    [InlineData("a setting that is swept", "plan swept.toml --set hashing.bits=8")]
    [InlineData("a mistake in each option", "plan swept.toml --set hashing.bist=8 --axis hashing.batch_size=0,1")]
    [InlineData("an axis that there is not", "plan swept.toml --only bitz=8")]
    [InlineData("a value that an axis has not", "plan swept.toml --only bits=32")]
    public async Task A_mistake_is_told_as_a_reviewer_approved(string name, string line)
    {
        var said = await Cgat.RunAsync(tiny.Folder, line.Split(' '));
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Transcript.Equal("mistakes.txt", name, $"$ ./cgat {line}\n{Masks.Of(said.Error, tiny.Folder)}");
    }

    [Fact]
    public async Task The_schema_is_printed_or_written_to_a_file()
    {
        var printed = await Cgat.RunAsync(tiny.Folder, "schema");
        var written = await Cgat.RunAsync(tiny.Folder, "schema", "--output", "schema.json");
        Assert.Equal((0, "", 0, ""), (printed.ExitCode, printed.Error, written.ExitCode, written.Output));
        Assert.Equal(SpecSchema.ToJson(), printed.Output);
        Assert.Equal(SpecSchema.ToJson(), File.ReadAllText(tiny.Below("schema.json")));
    }

    [Fact]
    public async Task A_schema_that_can_t_be_written_is_a_mistake()
    {
        var said = await Cgat.RunAsync(tiny.Folder, "schema", "--output", Path.Combine("no", "schema.json"));
        Assert.Equal(2, said.ExitCode);
        Assert.StartsWith("error CGAT0403: can't write to 'no/schema.json'", said.Error, StringComparison.Ordinal);
    }
}
