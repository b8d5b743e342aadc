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
            [["lambda", "cgat", 32, "", 60.0, 70.0], ["lambda", "none", 32, "", 30.0, 80.0]], results[^3]);
        Assert.Equal(4, results[^2].Count);
        Assert.Equal(
            [["lambda", "cgat", 32, "", "center", 30.0, 1L], ["lambda", "cgat", 32, "", "clean", -10.0, 1L]],
            results[^1]);
    }

    [Fact]
    public void Points_of_a_sweep_have_lines_of_their_own_and_only_seeds_are_averaged()
    {
        Write("a", "none", 0.8, 0.3, lambda: null);
        Write("b", "cgat", 0.7, 0.6, lambda: 0.5);
        Write("c", "cgat", 0.6, 0.5, lambda: 2);
        Write("d", "none", 0.8, 0.2, lambda: null, seed: 1);
        Write("e", "cgat", 0.5, 0.4, lambda: 0.5, seed: 1);
        var results = Statements("robustness.sql").Select(duck.Rows).Where(rows => rows.Count > 0).ToArray();

        Assert.Equal(
            [
                ["lambda", "cgat", 32, "lambda=0.5", 50.0, 60.0],
                ["lambda", "cgat", 32, "lambda=2.0", 50.0, 60.0],
                ["lambda", "none", 32, "", 25.0, 80.0],
            ],
            results[^3]);
        Assert.Equal(6, results[^2].Count);
        Assert.Equal(
            [
                ["lambda", "cgat", 32, "lambda=0.5", "center", 25.0, 2L],
                ["lambda", "cgat", 32, "lambda=0.5", "clean", -20.0, 2L],
                ["lambda", "cgat", 32, "lambda=2.0", "center", 20.0, 1L],
                ["lambda", "cgat", 32, "lambda=2.0", "clean", -20.0, 1L],
            ],
            results[^1]);
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

    private void Write(string run, string defense, double clean, double attacked) =>
        Write(run, defense, clean, attacked, axes: [], seed: 0);

    private void Write(string run, string defense, double clean, double attacked, double? lambda, long seed = 0) =>
        Write(
            run,
            defense,
            clean,
            attacked,
            [new RunAxis { Column = $"{RunAxis.Prefix}lambda", Type = AxisType.Number, Value = lambda }],
            seed);

    private void Write(
        string run, string defense, double clean, double attacked, IReadOnlyList<RunAxis> axes, long seed)
    {
        TableWriter.Write(
            folder.Path,
            run,
            [Some.Run(run) with { Defense = defense, Seed = seed, Axes = axes }],
            Some.Metadata);
        TableWriter.Write(
            folder.Path,
            run,
            [
                Some.Metric(run) with { Defense = defense, Seed = seed, Value = clean },
                Some.Metric(run, "center") with { Defense = defense, Seed = seed, Value = attacked },
                Some.Metric(run, "worst/center") with
                {
                    Defense = defense,
                    Seed = seed,
                    Value = 0,
                    MemberOf = "worst",
                },
            ],
            Some.Metadata);
    }
}
