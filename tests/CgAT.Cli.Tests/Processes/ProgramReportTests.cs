using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

/// <summary>Figures and comparisons of a run that was made.</summary>
public sealed class ProgramReportTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    [Fact]
    public async Task A_figure_is_printed_or_written()
    {
        var printed = await RunAsync("figure", "trade-off", "results");
        var written = await RunAsync("figure", "trade-off", "results", "-o", "figure.svg");

        Assert.Equal((0, ""), (printed.ExitCode, printed.Error));
        Assert.Equal((0, "", ""), (written.ExitCode, written.Output, written.Error));
        Assert.Equal(printed.Output, File.ReadAllText(run.Tiny.Below("figure.svg")));
        Assert.Contains(">cgat<", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_training_is_drawn_too()
    {
        var said = await RunAsync("figure", "time", "results");
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.EndsWith("</svg>", said.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_defences_are_compared()
    {
        var said = await RunAsync("compare", "results", "none", "cgat", "--attack", "center");
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Single(said.OutputLines, line => line.TrimStart().StartsWith("center ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no results", "figure trade-off nothing")]
    [InlineData("an unknown attack", "figure time results --attack centre")]
    [InlineData("an axis where nothing is swept", "figure axis results --axis hashing.bits")]
    [InlineData("an unknown defence", "compare results none cgta")]
    [InlineData("a figure that can't be written", "figure trade-off results --output nowhere/figure.svg")]
    public async Task A_mistake_is_told_with_its_remedy(string name, string line)
    {
        var said = await RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Transcript.Equal("reports.txt", name, Masks.Of(said.Error, run.Tiny.Folder));
    }

    private Task<Said> RunAsync(params string[] words) => Cgat.RunAsync(run.Tiny.Folder, words);
}
