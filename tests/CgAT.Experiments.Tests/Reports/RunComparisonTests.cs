using CgAT.Core.Errors;
using CgAT.Experiments.Reports;

namespace CgAT.Experiments.Tests.Reports;

public sealed class RunComparisonTests
{
    private static readonly (double, double)[] s_hard = [(0.5, 0.1), (0.7, 0.3), (0.9, 0.2)];
    private static readonly (double, double)[] s_better = [(0.4, 0.6), (0.7, 0.7), (0.7, 0.8)];

    [Fact]
    public void Two_runs_differ_in_settings_and_query_by_query()
    {
        using var results = new MadeUpResults();
        var one = results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.2, Lambda: 0.5), queries: s_hard);
        var other = results.Add(new MadeUpRun("two", "strong", 1, 0.6, 0.7, Lambda: 2, Bits: 64), queries: s_better);
        var compared = RunComparison.Of(results.Path, one, other);

        Assert.Equal((one, other), (compared.First, compared.Second));
        Assert.Equal(
            [("defense[0].lambda", "0.5", "2"), ("hashing.bits", "32", "64"), ("seeds", "[0]", "[1]")],
            compared.Settings.Select(each => (each.Path, each.Before, each.After)));
        Assert.Empty(compared.Contract);
        Assert.Equal([null, "center"], compared.Queries.Select(each => each.Attack));
        Assert.Equal(0.5, compared.Queries[1].Difference.Difference!.Value, 9);
        Assert.InRange(compared.Queries[1].Difference.PValue!.Value, 0, 0.2);
    }

    [Fact]
    public void Two_folders_are_compared_where_they_have_experiment_defence_and_seed_in_common()
    {
        using var before = new MadeUpResults();
        using var after = new MadeUpResults();
        before.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.2, Lambda: 1), queries: s_hard);
        before.Add(new MadeUpRun("one", "gone", 0, 0.7, 0.2, Lambda: 1), queries: s_hard);
        after.Add(new MadeUpRun("one", "cgat", 0, 0.6, 0.7, Lambda: 3), queries: s_better);
        after.Add(new MadeUpRun("one", "cgat", 1, 0.6, 0.7, Lambda: 3), queries: s_better);
        var compared = Assert.Single(RunComparison.OfFolders(before.Path, after.Path));

        var setting = Assert.Single(compared.Settings);
        Assert.Equal(("defense[0].lambda", "1", "3"), (setting.Path, setting.Before, setting.After));
        Assert.Equal([0L], compared.Queries[0].Seeds);
        Assert.Equal(0.5, compared.Queries[1].Difference.Difference!.Value, 9);
    }

    [Theory]
    [InlineData("sha256:other", 1000, "they differ in their images, labels or lists: sha256:5b41 and sha256:other")]
    [InlineData("sha256:5b41", 5000, "they differ in their cut: MAP@1,000 and MAP@5,000")]
    public void Other_data_or_another_cut_make_no_pairs_and_it_is_told_why(string digest, int k, string why)
    {
        using var results = new MadeUpResults();
        var one = results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.2), queries: s_hard);
        var other = results.Add(new MadeUpRun("two", "cgat", 0, 0.6, 0.7) { Digest = digest, K = k }, queries: s_better);
        var compared = RunComparison.Of(results.Path, one, other);
        Assert.Empty(compared.Queries);
        Assert.Equal(why, compared.Hindrance);
    }

    [Fact]
    public void Runs_that_differ_in_numerics_alone_are_compared_too()
    {
        using var results = new MadeUpResults();
        var one = results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.2), queries: s_hard);
        var other = results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.2) { Threads = 2, Processor = "A 1-2" }, queries: s_hard);
        Assert.True(RunComparison.IsRun(results.Path, other));
        var compared = RunComparison.Of(results.Path, one, other);
        Assert.Equal(["threads 1 -> 2", "processor unknown -> A 1-2"], compared.Contract);
        var third = results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.2) { Convolutions = "winograd" }, queries: s_hard);
        Assert.Equal(["convolutions libtorch -> winograd"], RunComparison.Of(results.Path, one, third).Contract);
        Assert.Equal((2, (string?)null), (compared.Queries.Count, compared.Hindrance));
    }

    [Fact]
    public void CGAT0307_a_run_that_is_not_there_or_not_one_is_an_error()
    {
        using var results = MadeUpResults.Sweep();
        const string one = "0000000000000001";
        Assert.Equal(ErrorCodes.NoSuchRun, Error(() => RunComparison.Of(results.Path, "ffff", one)).Code);
        Assert.StartsWith(
            "8 finished runs of", Error(() => RunComparison.Of(results.Path, "00", one)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CGAT0310_folders_without_anything_in_common_are_an_error()
    {
        using var one = MadeUpResults.Sweep("one");
        using var other = MadeUpResults.Sweep("other");
        Assert.Equal(ErrorCodes.NotInResults, Error(() => RunComparison.OfFolders(one.Path, other.Path)).Code);
    }

    [Fact]
    public void A_name_is_a_run_where_no_defence_is_called_so()
    {
        using var results = new MadeUpResults();
        results.Add(new MadeUpRun("one", "cgat", 0, 0.7, 0.2));
        Assert.True(RunComparison.IsRun(results.Path, "0000"));
        Assert.False(RunComparison.IsRun(results.Path, "cgat"));
    }

    private static Diagnostic Error(Action action) =>
        Assert.Single(Assert.Throws<UserErrorException>(action).Diagnostics);
}
