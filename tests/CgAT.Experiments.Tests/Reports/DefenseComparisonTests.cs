using CgAT.Core.Errors;
using CgAT.Experiments.Reports;

namespace CgAT.Experiments.Tests.Reports;

public sealed class DefenseComparisonTests
{
    private static readonly (double, double)[] s_hard = [(0.5, 0.1), (0.7, 0.3), (0.9, 0.2)];
    private static readonly (double, double)[] s_better = [(0.4, 0.6), (0.7, 0.7), (0.7, 0.8)];

    [Fact]
    public void The_difference_is_that_of_the_same_queries_clean_and_under_each_attack()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7), queries: s_better);
        var found = DefenseComparison.Of(results.Path, "none", "cgat");

        Assert.Equal([null, "center"], found.Select(each => each.Attack));
        Assert.Equal((0.7, 0.6), (Math.Round(found[0].First, 9), Math.Round(found[0].Second, 9)));
        Assert.Equal(-0.1, found[0].Difference.Difference!.Value, 9);
        Assert.Equal(0.5, found[1].Difference.Difference!.Value, 9);
        Assert.InRange(found[1].Difference.IntervalLow!.Value, 0.39, 0.5);
        Assert.Equal((3, 1000, "bits 32"), (found[1].Difference.Queries, found[1].K, found[1].Place));
        Assert.Equal([0L], found[1].Seeds);
    }

    [Fact]
    public void A_query_counts_once_with_the_mean_over_the_seeds_that_both_have()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2), queries: s_hard);
        results.Add(new MadeUpRun("one", "none", 1, 0.7, 0.2), queries: [(0.1, 0), (0.1, 0), (0.1, 0)]);
        results.Add(new MadeUpRun("one", "none", 2, 0.7, 0.2), queries: [(1, 1), (1, 1), (1, 1)]);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7), queries: s_better);
        results.Add(new MadeUpRun("one", "cgat", 1, 0.6, 0.7), queries: [(0.3, 0), (0.3, 0), (0.3, 0)]);
        var clean = DefenseComparison.Of(results.Path, "none", "cgat")[0];
        Assert.Equal([0L, 1L], clean.Seeds);
        Assert.Equal(3, clean.Difference.Queries);
        Assert.Equal((0.4, 0.45), (Math.Round(clean.First, 9), Math.Round(clean.Second, 9)));
        Assert.Equal(0.05, clean.Difference.Difference!.Value, 9);
    }

    [Fact]
    public void What_stands_nowhere_on_an_axis_is_compared_at_each_of_its_points()
    {
        using var results = new MadeUpResults();
        foreach (var bits in new[] { 16, 32 })
        {
            results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2, Bits: bits), queries: s_hard);
            results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7, Lambda: 1, Bits: bits), queries: s_better);
            results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7, Lambda: 2, Bits: bits), queries: s_better);
        }

        results.Add(new MadeUpRun("other", "cgat", 0, 0.6, 0.7, Lambda: 2), queries: s_better);
        Assert.Equal(
            ["bits 16, lambda 1", "bits 16, lambda 2", "bits 32, lambda 1", "bits 32, lambda 2"],
            DefenseComparison.Of(results.Path, "none", "cgat", "center").Select(each => each.Place));
    }

    [Fact]
    public void What_speaks_against_an_attack_is_told()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2), queries: s_hard);
        results.Add(
            new MadeUpRun("one", "cgat", 0, 0.6, 0.7),
            row => row.Attack is null ? row : row with { Reliable = false, ReliableReason = "no gradient" },
            s_better);
        var found = DefenseComparison.Of(results.Path, "none", "cgat");
        Assert.Empty(found[0].Doubts);
        Assert.Equal(["center on 'cgat', no gradient"], found[1].Doubts);
    }

    [Theory]
    [InlineData("none", "cgta", null, "no finished run of 'DIR' has the defence 'cgta'", "did you mean 'cgat'? Known here: cgat, none, other")]
    [InlineData("nine", "cgat", null, "no finished run of 'DIR' has the defence 'nine'", "did you mean 'none'? Known here: cgat, none, other")]
    [InlineData("none", "cgat", "x", "no finished run of 'DIR' has the attack 'x'", "Known here: center")]
    [InlineData(
        "none", "other", null,
        "no finished run of 'DIR' has 'none' and 'other' in one experiment, with one seed, the same queries and all else alike: they have no seed in common",
        "run one spec with both as [[defense]], with the same seeds")]
    public void What_can_not_be_compared_is_an_error(string first, string second, string? attack, string message, string remedy)
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "none", 0, 0.7, 0.2), queries: s_hard);
        results.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7), queries: s_better);
        results.Add(new MadeUpRun("one", "other", 1, 0.6, 0.7), queries: s_better);
        var error = Assert.Single(Assert.Throws<UserErrorException>(
            () => DefenseComparison.Of(results.Path, first, second, attack)).Diagnostics);
        Assert.Equal(
            (ErrorCodes.NotInResults, message, remedy),
            (error.Code, error.Message.Replace(results.Path, "DIR", StringComparison.Ordinal), error.Remedy));
    }
}
