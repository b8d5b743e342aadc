namespace CgAT.Core.Tests.Retrieval;

/// <summary>Average precision by its definition, in every order of tied items: the slow reference.</summary>
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

    /// <summary>All orders of the items that do not decrease in distance, each as relevance by rank.</summary>
    public static IEnumerable<IReadOnlyList<bool>> Of(IReadOnlyList<(int Distance, bool Relevant)> items)
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
                    yield return [items[first].Relevant, .. rest];
                }
            }
        }
    }
}
