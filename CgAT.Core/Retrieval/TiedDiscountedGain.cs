namespace CgAT.Core.Retrieval;

/// <summary>
/// NDCG@k of one query (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 2002, with
/// the discount 1 / log2(rank + 1) that has become the standard): DCG@k = sum over ranks i = 1..k of
/// gain(i) / log2(i + 1), divided by that of the whole database in the order of falling gains. The gain of an item is
/// the number of labels that it shares with the query, not 2 to that power less 1. Without a relevant item it is 0.
/// <para>
/// Ties (McSherry and Najork, ECIR 2008, section 2.6): a group's places are filled at random, so each has the group's
/// mean gain. By the rearrangement inequality most is gained where gains fall and least where they rise, and in the
/// group across the cut where its places go to the greatest and to the least gains.
/// </para>
/// </summary>
internal sealed class TiedDiscountedGain(int cut)
{
    private readonly RankSums discounts = new(cut, rank => 1 / Math.Log2(rank + 1.0));

    public TiedValue Of(QueryRanking ranking)
    {
        var ideal = Ideal(ranking);
        if (ideal == 0)
        {
            return TiedValue.Same(0);
        }

        var (expected, best, worst) = (0.0, 0.0, 0.0);
        foreach (var group in ranking.Groups)
        {
            var slots = Math.Min(group.Items, cut - group.Start);
            if (slots <= 0)
            {
                break;
            }

            if (group.Relevant > 0)
            {
                expected += TotalGain(ranking, group) / (double)group.Items * discounts.Of(group.Start, slots);
                best += Falling(ranking, group, slots);
                worst += Rising(ranking, group, slots);
            }
        }

        return TiedValue.Of(expected / ideal, Stable(ranking) / ideal, best / ideal, worst / ideal);
    }

    private double Stable(QueryRanking ranking)
    {
        var within = ranking.StableHits(cut);
        var sum = 0.0;
        for (var hit = 1; hit <= within; hit++)
        {
            sum += ranking.StableGain(hit) * discounts.Of(ranking.StableRank(hit) - 1, 1);
        }

        return sum;
    }

    private double Ideal(QueryRanking ranking)
    {
        var (sum, filled) = (0.0, 0);
        for (var gain = ranking.MostGain; gain > 0 && filled < cut; gain--)
        {
            var items = 0;
            foreach (var group in ranking.Groups)
            {
                items += ranking.ItemsWith(group.Distance, gain);
            }

            items = Math.Min(items, cut - filled);
            sum += gain * discounts.Of(filled, items);
            filled += items;
        }

        return sum;
    }

    private static long TotalGain(QueryRanking ranking, TieGroup group)
    {
        var total = 0L;
        for (var gain = 1; gain <= ranking.MostGain; gain++)
        {
            total += (long)gain * ranking.ItemsWith(group.Distance, gain);
        }

        return total;
    }

    private double Falling(QueryRanking ranking, TieGroup group, int slots)
    {
        var (sum, filled) = (0.0, 0);
        for (var gain = ranking.MostGain; gain > 0 && filled < slots; gain--)
        {
            var items = Math.Min(ranking.ItemsWith(group.Distance, gain), slots - filled);
            sum += gain * discounts.Of(group.Start + filled, items);
            filled += items;
        }

        return sum;
    }

    private double Rising(QueryRanking ranking, TieGroup group, int slots)
    {
        var (sum, filled) = (0.0, Math.Min(group.Items - group.Relevant, slots));
        for (var gain = 1; gain <= ranking.MostGain && filled < slots; gain++)
        {
            var items = Math.Min(ranking.ItemsWith(group.Distance, gain), slots - filled);
            sum += gain * discounts.Of(group.Start + filled, items);
            filled += items;
        }

        return sum;
    }
}
