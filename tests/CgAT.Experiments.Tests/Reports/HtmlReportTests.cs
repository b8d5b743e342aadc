using System.Text.RegularExpressions;
using CgAT.Core.Errors;
using CgAT.Experiments.Reports;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reports;

/// <summary>The page as text; what a browser makes of it is tested where the program is.</summary>
public sealed partial class HtmlReportTests
{
    private static readonly (double, double)[] s_hard = [(0.5, 0.1), (0.7, 0.3), (0.9, 0.2)];
    private static readonly (double, double)[] s_better = [(0.4, 0.6), (0.7, 0.7), (0.7, 0.8)];

    [Fact]
    public void The_verdict_says_who_defends_best_at_what_cost_and_that_nothing_speaks_against_it()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7), queries: s_better);
        results.Add(new MadeUpRun("one", "atrdh", 0, 0.65, 0.4), queries: s_hard);
        var verdict = VerdictOf(results);

        Assert.Contains(
            "cgat defends best: under attack it keeps 70.0 of its 60.0 MAP@1,000, where the undefended model keeps 20.0.",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains("Gain under attack +50.0", verdict, StringComparison.Ordinal);
        Assert.Contains("Clean cost −10.0", verdict, StringComparison.Ordinal);
        Assert.Contains("Reliable ✓ yes", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_on_a_number_that_may_be_too_good_says_so_and_names_the_best_that_nothing_speaks_against()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2), queries: s_hard);
        results.Add(
            new MadeUpRun("one", "masked", 0, 0.6, 0.7),
            row => row.Attack is null
                ? row
                : row with { Reliable = false, ReliableReason = "no gradient: 29 % of the queries" },
            s_better);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.65, 0.5), queries: s_hard);
        var verdict = VerdictOf(results);

        Assert.Contains("⚠ in doubt center: no gradient: 29 % of the queries", verdict, StringComparison.Ordinal);
        Assert.Contains(
            "Of those that nothing speaks against, cgat is best: 50.0 under attack, 65.0 without.",
            verdict,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_better_than_nothing_is_called_that()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.5), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.4), queries: s_hard);
        var verdict = VerdictOf(results);

        Assert.Contains(
            "No defence helps: the best of them, cgat, keeps 40.0 under attack", verdict, StringComparison.Ordinal);
        Assert.Contains("It can't be told apart from none", verdict, StringComparison.Ordinal);
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

        Assert.Equal(page, Page(other));
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

    // The words of the verdict, without markup.
    private static string VerdictOf(MadeUpResults results)
    {
        var page = Page(results);
        var begin = page.IndexOf("<div class=\"verdict\">", StringComparison.Ordinal);
        var words = Tag().Replace(page[begin..page.IndexOf("-figures\"><h3>", begin, StringComparison.Ordinal)], " ");
        return BeforeStop().Replace(Space().Replace(words, " "), "");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(" (?=[.,:])")]
    private static partial Regex BeforeStop();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();
}
