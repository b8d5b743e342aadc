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

    [Fact]
    public async Task A_report_is_written_and_what_takes_time_is_told_on_the_error_stream()
    {
        var said = await RunAsync("report", "results", "-o", "page.html", "--pictures", "1");
        Assert.Equal((0, "page.html\n"), (said.ExitCode, said.Output));
        Assert.Equal("pictures of 'tiny': attacking some queries again with 'center'\n", said.Error);
        Assert.Contains(
            "<article class=\"query\">", File.ReadAllText(run.Tiny.Below("page.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_needs_no_data_set_but_for_its_pictures_and_says_where_it_looked()
    {
        var said = await RunAsync("report", "results", "-o", "elsewhere.html", "--data", "nowhere");
        Assert.Equal(0, said.ExitCode);
        Assert.Contains(
            "No pictures: ", File.ReadAllText(run.Tiny.Below("elsewhere.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_and_two_folders_are_compared_and_settings_that_differ_are_told()
    {
        var runs = Directory.GetFiles(run.Tiny.Below("results", "runs"))
            .Select(Path.GetFileNameWithoutExtension).Order().ToArray();
        var ofRuns = await RunAsync("compare", "results", runs[0]![..6], runs[1]![..6]);
        var ofFolders = await RunAsync("compare", "results", "results");

        Assert.Equal((0, "", 0, ""), (ofRuns.ExitCode, ofRuns.Error, ofFolders.ExitCode, ofFolders.Error));
        Assert.Contains(ofRuns.OutputLines, line => line.StartsWith("  defense[0].kind ", StringComparison.Ordinal));
        Assert.Equal(2, ofFolders.OutputLines.Count(line => line == "no setting differs"));
    }

    [Fact]
    public async Task The_table_of_a_paper_is_printed_or_written()
    {
        var printed = await RunAsync("tables", "results", "--latex");
        var written = await RunAsync("tables", "results", "--latex", "-o", "table.tex");
        Assert.Equal((0, ""), (printed.ExitCode, printed.Error));
        Assert.Equal(0, written.ExitCode);
        Assert.Equal(printed.Output, File.ReadAllText(run.Tiny.Below("table.tex")));
        Assert.Contains("\\begin{tabular}{llr}", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_are_merged_codes_are_written_and_event_files_too()
    {
        var codes = await RunAsync("codes");
        var compact = await RunAsync("compact", "results", "-o", "whole");
        var events = await RunAsync("tensorboard", "results", "-o", "events");

        Assert.All([codes, compact, events], said => Assert.Equal((0, ""), (said.ExitCode, said.Error)));
        Assert.Equal(2, codes.OutputLines.Count(line => line.StartsWith("results/codes/", StringComparison.Ordinal)));
        Assert.Contains(
            compact.OutputLines,
            line => line.StartsWith("whole/runs.parquet: 2 files, 2 rows, ", StringComparison.Ordinal));
        var files = Directory.GetFiles(run.Tiny.Below("events"), "events.out.tfevents.*", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
    }

    [Theory]
    [InlineData("no results", "figure trade-off nothing")]
    [InlineData("an unknown attack", "figure time results --attack centre")]
    [InlineData("an axis where nothing is swept", "figure axis results --axis hashing.bits")]
    [InlineData("an unknown defence", "compare results none cgta")]
    [InlineData("an unknown run", "compare results 9999 cgat")]
    [InlineData("one name to compare", "compare results")]
    [InlineData("no results to report", "report nothing")]
    [InlineData("too few pictures", "report results --pictures=-1")]
    [InlineData("both formats", "tables results --latex --markdown")]
    [InlineData("nothing published", "tables results --published nuswide")]
    [InlineData("no tables to merge", "compact nothing")]
    [InlineData("a figure that can't be written", "figure trade-off results --output nowhere/figure.svg")]
    public async Task A_mistake_is_told_with_its_remedy(string name, string line)
    {
        var said = await RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Transcript.Equal("reports.txt", name, Masks.Of(said.Error, run.Tiny.Folder));
    }

    private Task<Said> RunAsync(params string[] words) => Cgat.RunAsync(run.Tiny.Folder, words);
}
