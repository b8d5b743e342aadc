namespace CgAT.Core.Retrieval;

/// <summary>
/// The number of hits within the first N items, from which come precision at N (hits / N) and recall at N (hits / all
/// relevant items). Of the group across the cut m places count, so its hits are hypergeometric (t, r, m): m r / t are
/// expected, min(r, m) the most and max(0, m - (t - r)) the least (McSherry and Najork, ECIR 2008, section 2).
/// </summary>
internal static class TiedHits
{
    public static TiedValue Within(QueryRanking ranking, int cut)
    {
        var stable = ranking.StableHits(cut);
        foreach (var group in ranking.Groups)
        {
            var slots = cut - group.Start;
            if (slots < group.Items)
            {
                return TiedValue.Of(
                    group.Hits + ((double)slots * group.Relevant / group.Items),
                    stable,
                    group.Hits + Hypergeometric.Most(group.Relevant, slots),
                    group.Hits + Hypergeometric.Least(group.Items, group.Relevant, slots));
            }
        }

        return TiedValue.Same(ranking.Hits);
    }
}
