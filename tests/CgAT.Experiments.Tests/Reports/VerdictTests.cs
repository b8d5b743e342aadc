using System.Net;
using System.Text.RegularExpressions;
using CgAT.Experiments.Reports;
using CgAT.Experiments.Reports.Page;

namespace CgAT.Experiments.Tests.Reports;

/// <summary>What a report says of an experiment in words.</summary>
public sealed partial class VerdictTests
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
        Assert.Contains("Under attack +50.0 points against the undefended model", verdict, StringComparison.Ordinal);
        Assert.Contains("Without an attack −10.0 points against the undefended model", verdict, StringComparison.Ordinal);
        Assert.Contains("Attack reliable ✓ yes nothing speaks against center on it", verdict, StringComparison.Ordinal);
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
            "Of the defences whose attack nothing speaks against, cgat is best: 50.0 under attack, 65.0 without.",
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
            "No defence helps: the best of them, cgat, keeps 40.0 of its 60.0 MAP@1,000 under attack",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains("Not told apart from none, query by query: ", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_queries_do_not_tell_from_no_defence_is_not_said_to_help()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.4), queries: Mixed(0.1));
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.5), queries: Mixed(-0.1));
        var verdict = VerdictOf(results);

        Assert.Contains(
            "cgat keeps the most under attack, 50.0 of its 60.0 MAP@1,000, where the undefended model keeps 40.0, but "
                + "the queries don't show that it helps.",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains("Not told apart from none, query by query: ", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mean_that_another_seed_raised_is_not_said_to_help()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.4), queries: s_better);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.3), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 1, 0.6, 0.9), queries: s_better);
        var verdict = VerdictOf(results);
        Assert.Contains("but the queries don't show that it helps.", verdict, StringComparison.Ordinal);
        var place = Assert.Single(Assert.Single(ReportedExperiment.All(results.Path, null)).Places);
        Assert.Equal("cgat (query by query less than none)", VerdictHeadline.Best(place));
        Assert.Contains("Less than none, query by query: −50.0 points", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_defence_that_the_queries_do_not_tell_from_the_best_is_named_there_and_in_tables()
    {
        using var results = new MadeUpResults();
        (double, double)[] wavering = [(0.5, 0.6), (0.7, 0.5), (0.9, 0.4)];
        foreach (var bits in new[] { 16, 64 })
        {
            results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.1, Bits: bits), queries: s_hard);
            results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.5, Bits: bits), queries: [(0.5, 0.4), (0.7, 0.5), (0.9, 0.6)]);
            results.Add(new MadeUpRun("one", "trades", 0, 0.6, 0.48, Bits: bits), queries: s_hard);
            results.Add(new MadeUpRun("one", "atrdh", 0, 0.6, 0.45, Bits: bits), queries: wavering);
            results.Add(new MadeUpRun("one", "saat", 0, 0.6, 0.44, Bits: bits), queries: wavering);
        }

        var verdict = VerdictOf(results);
        Assert.Contains(
            "cgat, bits 16 comes out first, but the queries don't tell it apart from atrdh, bits 16 and saat, bits 16:",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains(
            "cgat, bits 16 (not told apart from atrdh, bits 16 and saat, bits 16)", verdict, StringComparison.Ordinal);
        Assert.Contains("Not told apart from saat, bits 64, query by query: ", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_queries_do_not_tell_from_the_next_defence_comes_out_first_and_is_not_said_to_be_best()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.1), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.5), queries: [(0.5, 0.4), (0.7, 0.5), (0.9, 0.6)]);
        results.Add(new MadeUpRun("one", "atrdh", 0, 0.6, 0.45), queries: [(0.5, 0.6), (0.7, 0.5), (0.9, 0.4)]);
        Assert.Contains(
            "cgat comes out first, but the queries don't tell it apart from atrdh: under attack it keeps 50.0 of its "
                + "60.0 MAP@1,000, where the undefended model keeps 10.0.",
            VerdictOf(results),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_only_undefended_runs_are_finished_the_verdict_says_so()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2), queries: s_hard);
        Assert.Contains(
            "No finished run is defended: under attack the model keeps 20.0 of its 70.0 MAP@1,000.",
            VerdictOf(results),
            StringComparison.Ordinal);
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

        Assert.Contains("cgat helps: under attack it keeps 50.0", verdict, StringComparison.Ordinal);
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
            "cgat, bits 16 defends best: under attack it keeps 50.0 of its 60.0 MAP@1,000, where the undefended "
                + "model keeps 10.0",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains(
            "atrdh, bits 64 defends best: under attack it keeps 80.0 of its 60.0 MAP@1,000, where the undefended "
                + "model keeps 20.0",
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
        Assert.Matches("(than|from) cgat, lambda 1", VerdictOf(results));
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
            ", over 3 queries under 'weak' on 'cgat' and 'center' on 'none'", verdict, StringComparison.Ordinal);
        Assert.Contains("than none, query by query: +30.0 points [", verdict, StringComparison.Ordinal);
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
            "cgat keeps the most under attack, 70.0 of its 60.0 MAP@1,000, where the undefended model keeps 20.0. ",
            verdict,
            StringComparison.Ordinal);
        Assert.Contains(
            "It is not compared with none query by query: they have no seed in common.",
            verdict,
            StringComparison.Ordinal);
        Assert.DoesNotContain("p = –", verdict, StringComparison.Ordinal);
    }

    // Queries that one defence is better on as often as not.
    private static (double Clean, double Attacked)[] Mixed(double shift) =>
        [(0.7, 0.4 + shift), (0.7, 0.4 - shift), (0.7, 0.4 + shift), (0.7, 0.4 - shift)];

    private static Dictionary<string, double> Weak(double value) => new() { ["weak"] = value };

    private static string Page(MadeUpResults results) =>
        HtmlReport.Make(new ReportRequest { ResultsFolder = results.Path, Pictures = 0 });

    // The words of the verdict, without markup.
    private static string VerdictOf(MadeUpResults results)
    {
        var page = Page(results);
        var begin = page.IndexOf("<h2>", StringComparison.Ordinal);
        var words = Tag().Replace(page[begin..page.IndexOf("-figures\"><h3>", begin, StringComparison.Ordinal)], " ");
        return WebUtility.HtmlDecode(BeforeStop().Replace(Space().Replace(words, " "), ""));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(" (?=[.,:])")]
    private static partial Regex BeforeStop();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
