namespace CgAT.Core.Retrieval;

/// <summary>
/// Takes all metrics of a ranking at given depths. Holds what is the same for all queries, and is shared by threads.
/// </summary>
internal sealed class QueryMeasurement
{
    private readonly RetrievalDepths depths;
    private readonly int items;
    private readonly int cut;
    private readonly TiedAveragePrecision averagePrecision;
    private readonly TiedDiscountedGain discountedGain;

    public QueryMeasurement(RetrievalDepths depths, int items)
    {
        this.depths = depths;
        this.items = items;
        cut = Math.Min(depths.K ?? items, items);
        averagePrecision = new TiedAveragePrecision(new HarmonicSums(items));
        discountedGain = new TiedDiscountedGain(Math.Min(depths.NdcgK ?? items, items));
    }

    public QueryMetrics Of(QueryRanking ranking)
    {
        var (within, hits) = WithinRadius(ranking);
        var (stableAtCut, stable) = ranking.StableAveragePrecisions(cut);

        // As arrays, which keep no room to spare: there are as many of them as queries.
        return new QueryMetrics
        {
            Depths = depths,
            Relevant = ranking.Hits,
            AveragePrecisionAtK = AveragePrecision(ranking, cut, stableAtCut),
            AveragePrecision = AveragePrecision(ranking, items, stable),
            Ndcg = discountedGain.Of(ranking),
            PrecisionWithinRadius = TiedValue.Same(within == 0 ? 0 : (double)hits / within),
            RecallWithinRadius = TiedValue.Same(hits == 0 ? 0 : (double)hits / ranking.Hits),
            HitsAtCutoffs = depths.Cutoffs.Select(cutoff => TiedHits.Within(ranking, cutoff)).ToArray(),
            PrecisionAtRecallLevels =
                depths.RecallLevels.Select(level => TiedPrecisionAtRecall.At(ranking, level)).ToArray(),
        };
    }

    private AveragePrecision AveragePrecision(QueryRanking ranking, int depth, double stable) =>
        averagePrecision.Of(ranking.Groups, depth, stable, ranking.StableHits(depth));

    private (int Items, int Hits) WithinRadius(QueryRanking ranking)
    {
        var (within, hits) = (0, 0);
        foreach (var group in ranking.Groups)
        {
            if (group.Distance <= depths.Radius)
            {
                within += group.Items;
                hits += group.Relevant;
            }
        }

        return (within, hits);
    }
}
