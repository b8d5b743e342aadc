using System.Globalization;
using System.Text.Json;
using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

/// <summary>Precision-recall curves, top-N precision and MAP@k that SAAT's code gave for the same codes.</summary>
public sealed class GoldenRankingTests
{
    private const double Exact = 1e-12;
    private const string Curve = "pr_interval";
    private const string TopN = "top_n";

    private static readonly IReadOnlyList<GoldenRankingCase> Cases = GoldenRankingCase.ReadAll();

    /// <summary>The cases that have pairs of this name.</summary>
    public static TheoryData<string> With(string pairs) =>
    [
        .. Cases.Where(golden => GoldenRankingCase.Pairs(Stable(golden), pairs).Count > 0)
            .Select(golden => golden.Name),
    ];

    [Theory]
    [MemberData(nameof(With), Curve)]
    public void The_precision_recall_curve_is_the_recorded_one(string name)
    {
        var golden = Case(name);
        foreach (var (level, expected) in GoldenRankingCase.Pairs(Stable(golden), Curve))
        {
            var queries = golden.Measure([level], []);
            Assert.Equal(expected, Mean(queries, query => query.PrecisionAtRecall(level)).Stable, Exact);
        }
    }

    [Theory]
    [MemberData(nameof(With), TopN)]
    public void Top_n_precision_is_the_recorded_one(string name)
    {
        var golden = Case(name);
        foreach (var (n, expected) in GoldenRankingCase.Pairs(Stable(golden), TopN))
        {
            var queries = golden.Measure([], [(int)n]);
            Assert.Equal(expected, Mean(queries, query => query.PrecisionAt((int)n)).Stable, Exact);
        }
    }

    [Theory]
    [InlineData("no_ties_4x120")]
    [InlineData("ties_6x150_K12")]
    public void Map_at_k_is_the_recorded_one(string name)
    {
        var golden = Case(name);
        foreach (var depth in Stable(golden).GetProperty("map_top").EnumerateObject())
        {
            var queries = golden.Measure([], [], int.Parse(depth.Name, CultureInfo.InvariantCulture));
            Assert.Equal(
                depth.Value.GetDouble(), Mean(queries, query => query.AveragePrecisionAtK.Tied()).Stable, Exact);
        }
    }

    [Fact]
    public void Without_ties_every_order_gives_the_recorded_values()
    {
        var golden = Case("no_ties_4x120");
        var curve = GoldenRankingCase.Pairs(golden.Recorded, Curve);
        var queries = golden.Measure(curve.Select(pair => pair.Depth), [10]);
        Assert.Equal(10, curve.Count);
        Assert.All(queries, query => Assert.All(
            query.PrecisionAtRecallLevels.Append(query.PrecisionAt(10)).Append(query.AveragePrecision.Tied()),
            value => Assert.Equal(TiedValue.Same(value.Stable), value)));
        Assert.Equal([37, 72, 69, 34], queries.Select(query => query.Relevant));
    }

    [Fact]
    public void Values_of_the_unstable_sort_lie_between_worst_and_best()
    {
        var golden = Cases.Single(golden => golden.Name.StartsWith("ties", StringComparison.Ordinal));
        var recorded = golden.Recorded.EnumerateObject()
            .Single(property => property.Name.StartsWith("as_written", StringComparison.Ordinal)).Value;
        var pairs = GoldenRankingCase.Pairs(recorded, TopN);
        Assert.NotEmpty(pairs);
        foreach (var (n, value) in pairs)
        {
            var (expected, _, best, worst) = Mean(golden.Measure([], [(int)n]), query => query.PrecisionAt((int)n));
            Assert.InRange(value, worst - Exact, best + Exact);
            Assert.InRange(expected, worst, best);
        }
    }

    [Fact]
    public void The_place_of_a_recall_level_is_rounded_down_as_floating_point_has_it()
    {
        var golden = Cases.Single(golden => golden.Name.StartsWith("recall levels of 0.01", StringComparison.Ordinal));
        var expected = golden.Recorded.GetProperty("m").EnumerateArray().Select(m => m.GetInt32());
        Assert.Equal(expected, RetrievalDepths.Saat.RecallLevels.Select(level => (int)(100 * level)));
        Assert.Equal(100, golden.Measure([1], []).Single().Relevant);
    }

    [Fact]
    public void A_level_below_the_first_relevant_item_gives_0_also_where_the_official_code_fails()
    {
        var golden = Cases.Single(golden => golden.Name.StartsWith("R = 3", StringComparison.Ordinal));
        Assert.Equal("IndexError", golden.Recorded.GetProperty("pr_interval_0.1").GetString());
        var query = golden.Measure([0.1, 0.3, 0.4], []).Single();
        Assert.Equal([0, 0, 1], query.PrecisionAtRecallLevels.Select(value => value.Expected));
    }

    private static GoldenRankingCase Case(string name) => Cases.Single(golden => golden.Name == name);

    private static JsonElement Stable(GoldenRankingCase golden) =>
        golden.Recorded.TryGetProperty("stable_sort", out var stable) ? stable : golden.Recorded;

    // By hand: a case may be one query without a relevant item, of which an aggregate says nothing.
    private static TiedValue Mean(IReadOnlyList<QueryMetrics> queries, Func<QueryMetrics, TiedValue> metric)
    {
        var values = queries.Select(metric).ToList();
        return new TiedValue(
            values.Average(value => value.Expected), values.Average(value => value.Stable),
            values.Average(value => value.Best), values.Average(value => value.Worst));
    }
}
