using CgAT.Core.Retrieval;
using FsCheck.Xunit;

namespace CgAT.Core.Tests.Retrieval;

/// <summary>Closed forms over ties against the definitions in every order, on lists that are small enough.</summary>
public sealed class MetricsInEveryOrderTests
{
    private const double Tolerance = 1e-12;
    private const int MostItems = 6;
    private const int MostGain = 3;
    private const int Bits = 3;

    private static readonly double[] Levels = [.. Enumerable.Range(1, 10).Select(tenth => tenth * 0.1)];

    [Property]
    public void Precision_and_recall_at_n(byte[] bytes)
    {
        var items = Items(bytes);
        var metrics = Measure(items, 1);
        for (var n = 1; n <= MostItems + 1; n++)
        {
            Same(items, gains => EveryOrder.Precision(gains, n), metrics.PrecisionAt(n));
            Same(items, gains => EveryOrder.Recall(gains, n), metrics.RecallAt(n));
        }
    }

    [Property]
    public void Precision_at_recall_levels(byte[] bytes)
    {
        var items = Items(bytes);
        var metrics = Measure(items, 1);
        foreach (var level in Levels)
        {
            Same(items, gains => EveryOrder.PrecisionAtRecall(gains, level), metrics.PrecisionAtRecall(level));
        }
    }

    [Property(MaxTest = 50)]
    public void Ndcg_and_average_precision_at_k(byte[] bytes)
    {
        var items = Items(bytes);
        for (var k = 1; k <= items.Count + 1; k++)
        {
            var metrics = Measure(items, k);
            Same(items, gains => EveryOrder.Ndcg(gains, k), metrics.Ndcg);
            Same(items, gains => AveragePrecision(gains, k), metrics.AveragePrecisionAtK.Tied());
        }

        Same(items, gains => AveragePrecision(gains, items.Count), Measure(items, 1).AveragePrecision.Tied());
        Same(items, gains => EveryOrder.Ndcg(gains, items.Count), Measure(items, null).Ndcg);
    }

    [Property]
    public void Precision_and_recall_within_a_radius_are_the_same_in_every_order(byte[] bytes)
    {
        var items = Items(bytes);
        for (var radius = 0; radius <= Bits; radius++)
        {
            var within = items.Where(item => item.Distance <= radius).Select(item => item.Gain).ToList();
            var metrics = Example(items).Measure(Depths(1) with { Radius = radius }).Single();
            var precision = within.Count == 0 ? 0 : EveryOrder.Precision(within, within.Count);
            var all = items.Count(item => item.Gain > 0);
            var recall = all == 0 ? 0 : (double)within.Count(gain => gain > 0) / all;
            Assert.Equal(TiedValue.Same(precision), metrics.PrecisionWithinRadius);
            Assert.Equal(TiedValue.Same(recall), metrics.RecallWithinRadius);
        }
    }

    private static void Same(
        List<(int Distance, int Gain)> items, Func<IReadOnlyList<int>, double> metric, TiedValue actual)
    {
        var values = EveryOrder.Of(items).Select(metric).ToList();
        var stable = metric([.. items.OrderBy(item => item.Distance).Select(item => item.Gain)]);
        Assert.Equal(values.Average(), actual.Expected, Tolerance);
        Assert.Equal(stable, actual.Stable, Tolerance);
        Assert.Equal(values.Max(), actual.Best, Tolerance);
        Assert.Equal(values.Min(), actual.Worst, Tolerance);
    }

    private static double AveragePrecision(IReadOnlyList<int> gains, int k) =>
        EveryOrder.AveragePrecision([.. gains.Select(gain => gain > 0)], k);

    private static QueryMetrics Measure(List<(int Distance, int Gain)> items, int? k) =>
        Example(items).Measure(Depths(k)).Single();

    private static RetrievalExample Example(List<(int Distance, int Gain)> items) =>
        RetrievalExample.OneQueryWithGains(items, Bits, MostGain);

    private static RetrievalDepths Depths(int? k) => new()
    {
        K = k,
        NdcgK = k,
        Cutoffs = [.. Enumerable.Range(1, MostItems + 1)],
        RecallLevels = Levels,
    };

    // Two bits of a byte are the distance, so that ties are common, and two the gain.
    private static List<(int Distance, int Gain)> Items(byte[] bytes) =>
        [.. bytes.Take(MostItems).Select(value => (value & 3, value >> 2 & 3))];
}
