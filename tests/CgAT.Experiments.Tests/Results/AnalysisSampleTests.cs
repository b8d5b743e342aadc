using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

/// <summary>The statements of <c>samples/analysis</c>, on made-up tables.</summary>
public sealed class AnalysisSampleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Duck duck = new();

    [Fact]
    public void Every_statement_on_robustness_runs_and_the_pivot_has_a_line_a_defence_and_a_column_an_attack()
    {
        Write("a", "none", 0.8, 0.3);
        Write("b", "cgat", 0.7, 0.6);
        var results = Statements("robustness.sql").Select(duck.Rows).Where(rows => rows.Count > 0).ToArray();

        Assert.Equal(
            [["lambda", "cgat", 32, 60.0, 70.0], ["lambda", "none", 32, 30.0, 80.0]], results[^3]);
        Assert.Equal(4, results[^2].Count);
        Assert.Equal([["cgat", "center", 30.0, 1L], ["cgat", "clean", -10.0, 1L]], results[^1]);
    }

    public void Dispose()
    {
        duck.Dispose();
        folder.Dispose();
    }

    /// <summary>The statements of a sample, on the tables of a folder.</summary>
    internal static IEnumerable<string> Statements(string sample, string results) =>
        Approved.Read(Approved.Path("samples", "analysis", sample))
            .Replace("'results/", $"'{results}/", StringComparison.Ordinal)
            .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private IEnumerable<string> Statements(string sample) => Statements(sample, folder.Path);

    private void Write(string run, string defense, double clean, double attacked)
    {
        TableWriter.Write(folder.Path, run, [Some.Run(run) with { Defense = defense, Seed = 0 }], Some.Metadata);
        TableWriter.Write(
            folder.Path,
            run,
            [
                Some.Metric(run) with { Defense = defense, Value = clean },
                Some.Metric(run, "center") with { Defense = defense, Value = attacked },
                Some.Metric(run, "worst/center") with { Defense = defense, Value = 0, MemberOf = "worst" },
            ],
            Some.Metadata);
    }
}
