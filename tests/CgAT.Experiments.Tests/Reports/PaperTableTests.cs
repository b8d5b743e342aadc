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

            MAP@1,000 in percent, expected over all orders of items at equal distance. The best of ours in bold.

            """,
            PaperTable.Of(results.Path, PaperFormat.Markdown));
        Assert.Equal(
            """
            % \usepackage{booktabs}
            \begin{table}
              \centering
              \caption{bits\_a. MAP@1,000 in percent, expected over all orders of items at equal distance. The best of ours in bold.}
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
        Assert.Contains("| clean | none | **10.0** |", text, StringComparison.Ordinal);
        Assert.Contains("| clean | ATRDH, published | 64.6\\* |", text, StringComparison.Ordinal);
        Assert.Contains("| mainstay | SAAT, published | 50.3\\* |", text, StringComparison.Ordinal);
        Assert.Contains("\\*: published: SAAT (Yuan et al., IEEE TIFS 2023)", text, StringComparison.Ordinal);
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
