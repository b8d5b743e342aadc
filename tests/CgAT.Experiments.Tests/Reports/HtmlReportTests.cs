using System.Text.RegularExpressions;
using CgAT.Core.Errors;
using CgAT.Experiments.Reports;
using CgAT.Experiments.Reports.Page;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reports;

/// <summary>The page as text; what a browser makes of it is tested where the program is.</summary>
public sealed partial class HtmlReportTests
{
    private static readonly (double, double)[] s_hard = [(0.5, 0.1), (0.7, 0.3), (0.9, 0.2)];

    [Fact]
    public void The_experiments_that_have_no_room_for_pictures_say_that()
    {
        using var results = new MadeUpResults();
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            results.Add(new MadeUpRun(name, "cgat", 0, 0.7, 0.5), queries: s_hard);
        }

        var page = HtmlReport.Make(new ReportRequest { ResultsFolder = results.Path });
        Assert.Contains("a report has those of its first 3 experiments", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Pictures were not asked for", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_not_be_compared_query_by_query_is_told_below_the_table_of_differences()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.5), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.5), queries: s_hard);
        results.Add(new MadeUpRun("one", "late", 1, 0.7, 0.5), queries: s_hard);
        Assert.Contains(
            "&#39;late&#39; is not compared: they have no seed in common.", Page(results), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ablation_has_its_figure_and_an_ordinary_sweep_has_none()
    {
        using var ablation = MadeUpResults.Ablation();
        using var sweep = MadeUpResults.Sweep();
        Assert.Contains("One choice at a time", Page(ablation), StringComparison.Ordinal);
        Assert.DoesNotContain("One choice at a time", Page(sweep), StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_without_labels_is_told_to_have_none()
    {
        Assert.Equal((null, 3), (PicturesSection.ClassOf([]), PicturesSection.ClassOf([3, 5])));
        Assert.Equal(
            ["no label", "label 3", "labels 3, 5"],
            new int[][] { [], [3], [3, 5] }.Select(PicturesSection.LabelsText));
    }

    [Fact]
    public void The_command_that_verifies_a_run_names_its_folder()
    {
        using var results = MadeUpResults.Sweep();
        Assert.Contains(
            $"./cgat verify 0000000000000000 --results {results.Path}</code>", Page(results), StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_without_the_attack_that_is_asked_for_says_so_and_is_not_called_unattacked()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.5), queries: s_hard);
        results.Add(
            new MadeUpRun("two", "cgat", 0, 0.7, 0.5),
            row => row.Attack is null ? row : row with { Attack = "other" },
            s_hard);
        var page = HtmlReport.Make(new ReportRequest { ResultsFolder = results.Path, Pictures = 0, Attack = "other" });
        Assert.Contains("Nothing stands for robustness here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was attacked here", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_the_same_text_for_the_same_tables_and_names_of_theirs_are_text_and_not_markup()
    {
        using var one = MadeUpResults.Sweep("<script>alert(1)</script> & co");
        using var other = MadeUpResults.Sweep("<script>alert(1)</script> & co");
        var page = Page(one);

        Assert.Equal(page, Page(other).Replace(other.Path, one.Path, StringComparison.Ordinal));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_the_page_is_of_another_place()
    {
        using var results = MadeUpResults.Sweep();
        Assert.All(
            Address().Matches(Page(results)),
            address => Assert.Matches("^(#|data:)", address.Groups[1].Value));
    }

    [Fact]
    public void Where_there_are_several_experiments_a_table_tells_of_each()
    {
        using var results = MadeUpResults.Sweep("first");
        results.Add(new MadeUpRun("second", "cgat", 0, 0.7, 0.5), queries: s_hard);
        var page = Page(results);
        Assert.Contains("Who defends best, by experiment", page, StringComparison.Ordinal);
        Assert.Contains("<h2>first</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>second</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_stages_of_the_runs_the_page_says_why_it_has_no_pictures()
    {
        using var results = MadeUpResults.Sweep();
        var page = HtmlReport.Make(new ReportRequest { ResultsFolder = results.Path });
        Assert.Matches("No pictures: the manifest of run .* can&#39;t be read", page);
    }

    [Fact]
    public void An_unknown_attack_is_an_error()
    {
        using var results = MadeUpResults.Sweep();
        var error = Assert.Throws<UserErrorException>(
            () => HtmlReport.Make(new ReportRequest { ResultsFolder = results.Path, Attack = "centre" }));
        Assert.Equal(ErrorCodes.NotInResults, Assert.Single(error.Diagnostics).Code);
    }

    [Fact]
    public void A_folder_without_results_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<UserErrorException>(
            () => HtmlReport.Make(new ReportRequest { ResultsFolder = folder.Path }));
        Assert.Equal(ErrorCodes.NoSuchRun, Assert.Single(error.Diagnostics).Code);
    }

    private static string Page(MadeUpResults results) =>
        HtmlReport.Make(new ReportRequest { ResultsFolder = results.Path, Pictures = 0 });

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();
}
