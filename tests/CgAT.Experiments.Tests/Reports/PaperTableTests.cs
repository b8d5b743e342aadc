using CgAT.Core.Errors;
using CgAT.Experiments.Reports.Papers;

namespace CgAT.Experiments.Tests.Reports;

public sealed class PaperTableTests
{
    [Fact]
    public void A_column_is_a_code_length_and_the_best_defence_under_each_attack_is_bold()
    {
        using var results = new MadeUpResults();
        foreach (var bits in new[] { 16, 32 })
        {
            results.Add(new MadeUpRun("bits_a", "none", 0, 0.7, 0.2, Bits: bits));
            results.Add(new MadeUpRun("bits_a", "cgat", 0, 0.6, 0.7, Bits: bits));
        }

        Assert.Equal(
            """
            ### bits\_a

            | attack | defence | 16 bits | 32 bits |
            | --- | --- | ---: | ---: |
            | clean | none | **70.0** | **70.0** |
            | clean | cgat | 60.0 | 60.0 |
            | center | none | 20.0 | 20.0 |
            | center | cgat | **70.0** | **70.0** |

            MAP@1,000 in percent, expected over all orders of items at equal distance. The best of ours in bold, where nothing speaks against it.

            """,
            PaperTable.Of(results.Path, PaperFormat.Markdown));
        Assert.Equal(
            """
            % \usepackage{booktabs}
            \begin{table}
              \centering
              \caption{bits\_a. MAP@1,000 in percent, expected over all orders of items at equal distance. The best of ours in bold, where nothing speaks against it.}
              \begin{tabular}{llrr}
                \toprule
                attack & defence & 16 bits & 32 bits \\
                \midrule
                clean & none & \textbf{70.0} & \textbf{70.0} \\
                 & cgat & 60.0 & 60.0 \\
                \addlinespace
                center & none & 20.0 & 20.0 \\
                 & cgat & \textbf{70.0} & \textbf{70.0} \\
                \bottomrule
              \end{tabular}
            \end{table}

            """,
            PaperTable.Of(results.Path, PaperFormat.Latex));
    }

    [Fact]
    public void Several_seeds_are_a_mean_and_a_standard_deviation_and_a_doubt_is_marked()
    {
        using var results = new MadeUpResults();
        results.Add(
            new MadeUpRun("one", "cgat", 0, 0.6, 0.4), row => row with { Reliable = row.Attack is null ? null : false });
        results.Add(new MadeUpRun("one", "cgat", 1, 0.6, 0.5));
        var text = PaperTable.Of(results.Path, PaperFormat.Markdown);
        Assert.Contains("| center | cgat | 45.0 ± 7.1 ? |", text, StringComparison.Ordinal);
        Assert.Contains("?: something speaks against the attack.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Published_numbers_stand_beside_ours_marked_and_are_never_the_best()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.1, 0.05));
        results.Add(new MadeUpRun("one", "cgat", 0, 0.05, 0.1));
        var text = PaperTable.Of(results.Path, PaperFormat.Markdown, "nus-wide");
        Assert.Contains("| clean | none | **10.0** | – |", text, StringComparison.Ordinal);
        Assert.Contains("\\*: published: SAAT (Yuan et al., IEEE TIFS 2023)", text, StringComparison.Ordinal);
        Assert.Contains("of nus-wide; other images and network than ours", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Published_numbers_of_another_data_set_than_ours_stand_in_columns_of_their_own()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "cgat", 0, 0.1, 0.05));
        var text = PaperTable.Of(results.Path, PaperFormat.Markdown, "nus-wide");
        Assert.Contains(
            "| attack | defence | fashion-mnist/t10k-9000-1000, 32 bits | nus-wide, 16 bits | nus-wide, 32 bits "
                + "| nus-wide, 48 bits | nus-wide, 64 bits |",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "| clean | ATRDH, published of nus-wide | – | 64.6\\* | 64.6\\* | 67.2\\* | 67.9\\* |",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "| mainstay | SAAT, published of nus-wide | – | 50.4\\* |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Published_numbers_of_our_data_set_stand_in_its_columns_and_a_row_without_any_is_left_out()
    {
        using var matching = new MadeUpResults();
        matching.Add(new MadeUpRun("one", "cgat", 0, 0.1, 0.05) { Dataset = "nus-wide" });
        matching.Add(new MadeUpRun("one", "cgat", 0, 0.1, 0.05, Bits: 24) { Dataset = "ms-coco" });
        Assert.Contains(
            "| clean | ATRDH, published of nus-wide | – | 64.6\\* |",
            PaperTable.Of(matching.Path, PaperFormat.Markdown, "nus-wide"),
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "published", PaperTable.Of(matching.Path, PaperFormat.Markdown, "ms-coco"), StringComparison.Ordinal);
    }

    [Fact]
    public void Published_numbers_stand_under_our_attack_of_the_same_settings_whatever_it_is_called()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "cgat", 0, 0.1, 0.05)
        {
            Attacks = """[{"kind":"center","weights":"cosine","loss":"weighted"}]""",
        });
        var text = PaperTable.Of(results.Path, PaperFormat.Markdown, "nus-wide");
        Assert.Contains(
            "| center | SAAT, published of nus-wide as 'mainstay' | – | 50.4\\* |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("| mainstay |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_something_speaks_against_is_never_bold()
    {
        using var results = new MadeUpResults();
        results.Add(
            new MadeUpRun("one", "masked", 0, 0.6, 0.9), row => row with { Reliable = row.Attack is null ? null : false });
        results.Add(new MadeUpRun("one", "cgat", 0, 0.5, 0.4));
        results.Add(new MadeUpRun("one", "none", 0, 0.4, 0.1));
        var text = PaperTable.Of(results.Path, PaperFormat.Markdown);
        Assert.Contains("| center | masked | 90.0 ? |", text, StringComparison.Ordinal);
        Assert.Contains("| center | cgat | **40.0** |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_alone_nothing_speaks_against_is_no_best()
    {
        using var results = new MadeUpResults();
        results.Add(
            new MadeUpRun("one", "cgat", 0, 0.6, 0.63), row => row with { Reliable = row.Attack is null ? null : false });
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.3));
        var text = PaperTable.Of(results.Path, PaperFormat.Markdown);
        Assert.Contains("| clean | none | **70.0** |", text, StringComparison.Ordinal);
        Assert.Contains("| center | none | 30.0 |", text, StringComparison.Ordinal);
        Assert.Contains("| center | cgat | 63.0 ? |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CGAT0310_a_data_set_that_nothing_is_known_of_is_an_error()
    {
        using var results = MadeUpResults.Sweep();
        var error = Assert.Single(Assert.Throws<UserErrorException>(
            () => PaperTable.Of(results.Path, PaperFormat.Latex, "nuswide")).Diagnostics);
        Assert.Equal(
            (ErrorCodes.NotInResults, "did you mean 'nus-wide'? Known here: flickr-25k, nus-wide, ms-coco"),
            (error.Code, error.Remedy));
    }
}
