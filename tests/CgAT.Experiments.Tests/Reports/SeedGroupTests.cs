using CgAT.Experiments.Reports;
using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reports;

public sealed class SeedGroupTests
{
    [Fact]
    public void Seeds_of_one_defence_and_place_are_together_and_the_undefended_come_first()
    {
        using var results = MadeUpResults.Sweep();
        var groups = SeedGroup.Of(ReportRun.ReadAll(results.Path));
        Assert.Equal(
            ["none", "cgat, lambda 0.5", "cgat, lambda 2", "cgat, lambda 50"], groups.Select(group => group.Label));
        Assert.All(groups, group => Assert.Equal([0L, 1L], group.Runs.Select(run => run.Row.Seed)));
    }

    [Fact]
    public void A_place_that_all_share_is_not_told_and_one_that_differs_is()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("bits", "cgat", 0, 0.7, 0.5, Lambda: 1, Bits: 16));
        results.Add(new MadeUpRun("bits", "cgat", 0, 0.7, 0.5, Lambda: 1, Bits: 64));
        Assert.Equal(
            ["cgat, bits 16", "cgat, bits 64"], SeedGroup.Of(ReportRun.ReadAll(results.Path)).Select(group => group.Label));
    }

    [Fact]
    public void A_setting_of_the_defence_itself_does_not_name_it_again()
    {
        using var results = new MadeUpResults();
        foreach (var lambda in new[] { 1, 2 })
        {
            results.Add(new MadeUpRun("one", "cgat-fast", 0, 0.7, 0.5, lambda) { LambdaAxis = "cgat_fast_lambda" });
        }

        Assert.Equal(
            ["cgat-fast, lambda 1", "cgat-fast, lambda 2"],
            SeedGroup.Of(ReportRun.ReadAll(results.Path)).Select(group => group.Label));
    }

    [Fact]
    public void What_most_runs_of_a_defence_have_is_told_of_none_but_those_that_depart_from_it()
    {
        using var results = MadeUpResults.Ablation();
        Assert.Equal(
            ["none, bits 32", "cgat, bits 16", "cgat, lambda 0.5", "cgat", "cgat, lambda 2", "cgat, bits 64"],
            SeedGroup.Of(ReportRun.ReadAll(results.Path)).Select(group => group.Label));
    }

    [Theory]
    [InlineData("step", 12.0 / 255, "step 12/255")]
    [InlineData("cgat_step", 4.5 / 255, "cgat_step 4.5/255")]
    [InlineData("epsilon", 0.03, "epsilon 0.03")]
    [InlineData("lambda", 12.0 / 255, "lambda 0.0471")]
    public void A_share_of_the_range_of_pixels_is_told_in_grey_levels(string axis, double value, string expected) =>
        Assert.Equal(expected, AxisText.Of(
            new RunAxis { Column = RunAxis.Prefix + axis, Type = AxisType.Number, Value = value }));

    [Fact]
    public void A_measure_that_a_seed_lacks_has_no_spread()
    {
        using var results = MadeUpResults.Sweep();
        var group = SeedGroup.Of(ReportRun.ReadAll(results.Path))[0];
        var spread = group.Spread(run => run.Clean)!;
        Assert.Equal((0.805, 0.80, 0.81), (Math.Round(spread.Mean, 9), spread.Least, spread.Greatest));
        Assert.Null(group.Spread(run => run.Row.Seed == 0 ? run.Clean : null));
    }

    [Fact]
    public void Runs_that_failed_are_passed_over_and_of_equal_settings_one_counts()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.5, Lambda: 1));
        results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.5, Lambda: 1));
        TableWriter.Write(
            results.Path, Some.RunId, [Some.Run() with { Status = "failed", ErrorCode = "CGAT0402" }], Some.Metadata);
        Assert.Single(ReportRun.ReadAll(results.Path));
    }
}
