namespace CgAT.Core.Tests.Retrieval;

/// <summary>Metrics by their definitions, of one order, and every order of tied items: the slow reference.</summary>
internal static class EveryOrder
{
    /// <summary>AP@k of a list that says of each rank whether its item is relevant.</summary>
    public static double AveragePrecision(IReadOnlyList<bool> ranked, int k)
    {
        var (sum, hits) = (0.0, 0);
        for (var rank = 1; rank <= Math.Min(k, ranked.Count); rank++)
        {
            if (ranked[rank - 1])
            {
                hits++;
                sum += (double)hits / rank;
            }
        }

        return hits == 0 ? 0 : sum / hits;
    }

    /// <summary>Hits within the first n, divided by n.</summary>
    public static double Precision(IReadOnlyList<int> gains, int n) => (double)gains.Take(n).Count(IsHit) / n;

    /// <summary>Hits within the first n, divided by all; 0 without one.</summary>
    public static double Recall(IReadOnlyList<int> gains, int n) =>
        gains.Any(IsHit) ? (double)gains.Take(n).Count(IsHit) / gains.Count(IsHit) : 0;

    /// <summary>m / (rank of the m-th hit), m = floor(level * hits); 0 for m = 0.</summary>
    public static double PrecisionAtRecall(IReadOnlyList<int> gains, double level)
    {
        var m = (int)(gains.Count(IsHit) * level);
        var ranks = Enumerable.Range(1, gains.Count).Where(rank => IsHit(gains[rank - 1])).ToList();
        return m == 0 ? 0 : (double)m / ranks[m - 1];
    }

    /// <summary>NDCG@k of the gains by rank.</summary>
    public static double Ndcg(IReadOnlyList<int> gains, int k)
    {
        static double Dcg(IEnumerable<int> gains) => gains.Select((gain, at) => gain / Math.Log2(at + 2)).Sum();
        var ideal = Dcg(gains.OrderDescending().Take(k));
        return ideal == 0 ? 0 : Dcg(gains.Take(k)) / ideal;
    }

    /// <summary>All orders of the items that do not decrease in distance: what each item holds, by rank.</summary>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IReadOnlyList<(int Distance, T Item)> items)
    {
        if (items.Count == 0)
        {
            yield return [];
            yield break;
        }

        var nearest = items.Min(item => item.Distance);
        for (var first = 0; first < items.Count; first++)
        {
            if (items[first].Distance == nearest)
            {
                foreach (var rest in Of([.. items.Where((_, index) => index != first)]))
                {
                    yield return [items[first].Item, .. rest];
                }
            }
        }
    }

    private static bool IsHit(int gain) => gain > 0;
}
