namespace CgAT.Core.Retrieval;

/// <summary>
/// A point of the precision-recall curve as SAAT (Wang et al., TIFS 2023, official code) takes it: at the recall level
/// r, of R relevant items, m = floor(R r) in double precision, and the precision is m / (rank of the m-th relevant
/// item). Where m is 0 it is 0: the official code looks for the first rank without a hit, and gives 0 where the first
/// item is not relevant and an error where it is.
/// <para>
/// Ties: the m-th relevant item is number j = m - h of the r relevant ones in a group of t items after s others. Its
/// place P is negative hypergeometric, P(p) = C(p - 1, j - 1) C(t - p, r - j) / C(t, r), so m E[1 / (s + P)] is
/// expected; it comes first at place j, last at place t - r + j.
/// </para>
/// </summary>
internal static class TiedPrecisionAtRecall
{
    /// <summary>The precision at a recall level in (0, 1].</summary>
    public static TiedValue At(QueryRanking ranking, double level)
    {
        var hit = (int)(ranking.Hits * level);
        if (hit == 0)
        {
            return TiedValue.Same(0);
        }

        var group = GroupOf(ranking, hit);
        var number = hit - group.Hits;
        var (first, last) = (group.Start + number, group.Start + group.Items - group.Relevant + number);
        return TiedValue.Of(
            hit * ReciprocalRank.Expected(group, number),
            (double)hit / ranking.StableRank(hit),
            (double)hit / first,
            (double)hit / last);
    }

    private static TieGroup GroupOf(QueryRanking ranking, int hit)
    {
        foreach (var group in ranking.Groups)
        {
            if (hit <= group.Hits + group.Relevant)
            {
                return group;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(hit));
    }
}
