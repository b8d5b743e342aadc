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
    public void What_was_not_attacked_by_all_is_not_ranked_but_named()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2) { Further = Weak(0.3) }, queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7) { Further = Weak(0.5) }, queries: s_better);
        results.Add(new MadeUpRun("one", "older", 0, 0.6, 0.9), queries: s_better);
        results.Add(
            new MadeUpRun("one", "clean", 0, 0.99, 0) { Further = Weak(0) },
            row => row.Attack is null ? row : row with { Value = null, Reason = "not made" });
        var verdict = VerdictOf(results);

        Assert.Contains("cgat defends best: under attack it keeps 50.0", verdict, StringComparison.Ordinal);
        Assert.Contains("Not attacked by all, and so not ranked: clean and older.", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_defence_was_attacked_by_all_there_is_no_best_and_nobody_knows_whether_to_believe_it()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.5) { Further = Weak(0.5) }, queries: s_hard);
        results.Add(new MadeUpRun("two", "none", 0, 0.7, 0.5) { Further = Weak(0.5) }, queries: s_hard);
        results.Add(new MadeUpRun("two", "cgat", 0, 0.6, 0.9), queries: s_hard);
        var page = Page(results);
        Assert.Contains(
            "No defence here was attacked by all that stands for robustness: there is no best one.",
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Each_place_of_a_sweep_has_a_verdict_of_its_own_and_there_is_none_across_them()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.1, Bits: 16), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.5, Bits: 16), queries: s_better);
        results.Add(new MadeUpRun("one", "atrdh", 0, 0.6, 0.3, Bits: 16), queries: s_hard);
        results.Add(new MadeUpRun("one", "none", 0, 0.8, 0.2, Bits: 64), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.6, Bits: 64), queries: s_hard);
        results.Add(new MadeUpRun("one", "atrdh", 0, 0.6, 0.8, Bits: 64), queries: s_better);
        var verdict = VerdictOf(results);

        Assert.Contains("There are 2 places here", verdict, StringComparison.Ordinal);
        Assert.Contains(
            "cgat, bits 16 defends best: under attack it keeps 50.0 of its 60.0 MAP@1,000, where the undefended model keeps 10.0",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains(
            "atrdh, bits 64 defends best: under attack it keeps 80.0 of its 60.0 MAP@1,000, where the undefended model keeps 20.0",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains("than none, bits 16, query by query:", verdict, StringComparison.Ordinal);
        Assert.Contains("than cgat, bits 64, query by query:", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_epsilon_of_the_attack_is_another_place_and_another_lambda_of_the_defence_is_not()
    {
        using var results = new MadeUpResults();
        foreach (var epsilon in new[] { "0.01", "0.03" })
        {
            var attacks = $$"""[{"kind":"center","epsilon":{{epsilon}}}]""";
            results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.1) { Attacks = attacks }, queries: s_hard);
            results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.4, Lambda: 1) { Attacks = attacks }, queries: s_hard);
            results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.5, Lambda: 2) { Attacks = attacks }, queries: s_better);
        }

        var experiment = Assert.Single(ReportedExperiment.All(results.Path, null));
        Assert.Equal(
            ["attack[0].epsilon 0.01", "attack[0].epsilon 0.03"], experiment.Places.Select(place => place.Label));
        Assert.All(experiment.Places, place => Assert.Equal(2, place.Ranked.Count));
        Assert.Contains("It can't be told apart from cgat, lambda 1", VerdictOf(results), StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_is_of_what_is_ranked_each_under_the_attack_that_is_the_strongest_on_it()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2) { Further = Weak(0.6) }, queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7) { Further = Weak(0.5) }, queries: s_better);
        results.Add(new MadeUpRun("one", "atrdh", 0, 0.6, 0.1) { Further = Weak(0.4) }, queries: s_hard);
        var verdict = VerdictOf(results);

        // 50 under its weakest attack, less the 20 that queries of the other come to on average under that one's.
        Assert.Contains(
            "query by query: +30.0 points [+23.3, +40.0], p = 0.038, over 3 queries under 'weak' on 'cgat' and 'center' on 'none'",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains("'cgat' was chosen among 2 on the very queries", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_best_that_queries_say_to_be_worse_is_called_less()
    {
        using var results = new MadeUpResults();
        (double, double)[] low = [.. Enumerable.Repeat((0.5, 0.1), 40)];
        (double, double)[] high = [.. Enumerable.Repeat((0.5, 0.4), 40)];
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.5), queries: high);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.4), queries: low);
        Assert.Contains("Less than none, query by query: −30.0 points", VerdictOf(results), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_tables_of_the_same_queries_the_verdict_says_why_there_is_no_test()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 1, 0.6, 0.7), queries: s_better);
        var verdict = VerdictOf(results);
        Assert.Contains(
            "It is not compared with none query by query: they have no seed in common.", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("p = –", verdict, StringComparison.Ordinal);
    }

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

    private static Dictionary<string, double> Weak(double value) => new() { ["weak"] = value };

    private static string Page(MadeUpResults results) =>
        HtmlReport.Make(new ReportRequest { ResultsFolder = results.Path, Pictures = 0 });

    // The words of the verdict, without markup.
    private static string VerdictOf(MadeUpResults results)
    {
        var page = Page(results);
        var begin = page.IndexOf("<h2>", StringComparison.Ordinal);
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
