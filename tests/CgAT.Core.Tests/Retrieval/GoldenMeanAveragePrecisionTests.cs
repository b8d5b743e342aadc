using System.Globalization;
using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

/// <summary>Values that the official code and a reference implementation beside it gave for the same codes.</summary>
public sealed class GoldenMeanAveragePrecisionTests
{
    private const double Exact = 1e-12;

    private static readonly IReadOnlyList<GoldenMapCase> Cases = GoldenMapCase.ReadAll();

    public static TheoryData<string, string> Depths()
    {
        var depths = new TheoryData<string, string>();
        foreach (var golden in Cases)
        {
            foreach (var depth in golden.ByDepth.Keys)
            {
                depths.Add(golden.Name, depth);
            }
        }

        return depths;
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void Stable_is_the_stable_argsort(string name, string depth)
    {
        var (expected, queries) = Compute(name, depth);
        Assert.Equal(expected.Stable, queries.Average(query => query.Stable), Exact);
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void Relevant_first_and_last_are_the_recorded_orders(string name, string depth)
    {
        var (expected, queries) = Compute(name, depth);
        Assert.Equal(expected.RelevantFirst, queries.Average(query => query.RelevantFirst), Exact);
        Assert.Equal(expected.RelevantLast, queries.Average(query => query.RelevantLast), Exact);
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void The_expectation_is_within_a_few_standard_errors_of_random_orders(string name, string depth)
    {
        var (expected, queries) = Compute(name, depth);
        var mean = queries.Average(query => query.Expected);
        Assert.Equal(expected.MonteCarlo, mean, Exact + (4 * expected.StandardError));
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void The_published_value_and_every_recorded_one_lie_between_worst_and_best(string name, string depth)
    {
        var (expected, queries) = Compute(name, depth);
        var worst = queries.Average(query => query.Worst) - Exact;
        var best = queries.Average(query => query.Best) + Exact;
        var published = expected.CalcTopMap ?? Golden(name).CalcMap;
        Assert.All(
            [published, expected.Stable, expected.RelevantFirst, expected.RelevantLast, expected.MonteCarlo],
            value => Assert.InRange(value, worst, best));
    }

    [Fact]
    public void The_expectation_over_the_full_list_is_exact()
    {
        foreach (var golden in Cases)
        {
            var (expected, queries) = Compute(golden.Name, GoldenMapCase.Full);
            Assert.NotNull(expected.Exact);
            Assert.Equal(expected.Exact.Value, queries.Average(query => query.Expected), Exact);
        }
    }

    [Fact]
    public void Without_ties_every_value_is_the_published_one()
    {
        foreach (var golden in Cases.Where(golden => !golden.HasTies))
        {
            foreach (var depth in golden.ByDepth.Keys)
            {
                var (expected, queries) = Compute(golden.Name, depth);
                Assert.Equal(expected.CalcTopMap ?? golden.CalcMap, queries.Average(query => query.Expected), Exact);
                Assert.All(
                    queries, query => Assert.Equal((query.Stable, query.Stable), (query.Best, query.Worst)));
            }
        }
    }

    private static GoldenMapCase Golden(string name) => Cases.Single(golden => golden.Name == name);

    private static (GoldenMapCase.Values Expected, IReadOnlyList<AveragePrecision> Queries) Compute(
        string name, string depth)
    {
        var golden = Golden(name);
        int? k = depth == GoldenMapCase.Full ? null : int.Parse(depth, CultureInfo.InvariantCulture);
        return (golden.ByDepth[depth], [.. Enumerable.Range(0, golden.Queries.Count).Select(Query)]);

        // A zero in a query's code adds the same half to every distance, so the published ranking is that without this
        // bit; packed codes know no zero, and a query's own zeros are taken out of it and of the database.
        AveragePrecision Query(int query)
        {
            var kept = new ulong[golden.Queries.WordsPerCode];
            for (var bit = 0; bit < golden.Queries.Bits; bit++)
            {
                kept[bit / 64] |= golden.QueryCodes[query][bit].GetSingle() == 0 ? 0 : 1UL << (bit % 64);
            }

            PackedCodes Kept(PackedCodes codes) => PackedCodes.FromWords(
                [.. codes.Words.Select((word, at) => word & kept[at % codes.WordsPerCode])], codes.Bits);
            var all = RetrievalMetrics.AveragePrecisions(
                Kept(golden.Queries), golden.QueryLabels, Kept(golden.Database), golden.DatabaseLabels, k);
            return all[query];
        }
    }
}
