namespace CgAT.Core.Retrieval;

/// <summary>
/// Average precision over all orders of tied items, from two numbers a distance: how many items lie there and how
/// many of them are relevant. The expectation follows McSherry and Najork, "Computing information retrieval
/// performance measures efficiently in the presence of tied scores" (ECIR 2008), extended by the cut at k with the
/// number of hits within it as the denominator.
/// <para>
/// Whole group: s items and h hits before it, t items, r of them relevant. All orders are equally likely, so the item
/// at place j of the group is relevant with probability r/t; given that, each of the j - 1 places before it holds one
/// of the other r - 1 relevant items with probability (r - 1)/(t - 1). The group's expected sum of precisions is
/// sum over j = 1..t of (r/t) (h + 1 + (j - 1)(r - 1)/(t - 1)) / (s + j)
/// = (r/t) ((h + 1) D + (r - 1)/(t - 1) E), D = sum of 1/(s + j), E = sum of (j - 1)/(s + j); for t = 1, r (h + 1) D.
/// </para>
/// <para>
/// Group across the cut: only its first m places count. The number X of relevant items there is hypergeometric
/// (t, r, m), and given X = x they are uniform over the m places, so the sum S(x) is the one above with t = m, r = x.
/// With A the expected sum of the groups before, E[AP@k] = sum over x of P(x) (A + S(x)) / (h + x), 0 for h + x = 0.
/// Groups are independent given x, which is why A stays the same for every x.
/// </para>
/// <para>
/// Extremes: the hits of a whole group add most when they come first, sum over i = 1..r of (h + i)/(s + i)
/// = r + (h - s) D(s, r), and least when they come last, the same from s + t - r on. In the group across the cut x may
/// be anything from max(0, m - (t - r)) to min(r, m); for a given x first and last are again the extremes, but x also
/// is in the denominator, so every x is tried.
/// </para>
/// </summary>
internal sealed class TiedAveragePrecision(HarmonicSums sums)
{
    /// <summary>
    /// The values for a ranking cut after <paramref name="cut"/> items, at most as many as there are. What depends on
    /// the order of the database is computed elsewhere and handed in.
    /// </summary>
    public AveragePrecision Of(ReadOnlySpan<TieGroup> groups, int cut, double stable, int stableHits)
    {
        var (hits, total) = (0, 0);
        var (expected, first, last) = (0.0, 0.0, 0.0);
        TieGroup? crossing = null;
        foreach (var group in groups)
        {
            total += group.Relevant;
            var slots = Math.Min(group.Items, cut - group.Start);
            if (slots <= 0)
            {
                continue;
            }

            if (slots < group.Items)
            {
                crossing = group;
                continue;
            }

            expected += Expected(group, group.Items, group.Relevant);
            first += First(group, group.Relevant);
            last += Last(group, group.Items, group.Relevant);
            hits += group.Relevant;
        }

        var spread = crossing is { } across
            ? Across(across, cut - across.Start, expected, first, last)
            : Whole(hits, expected, first, last);

        var tied = TiedValue.Of(spread.Expected, stable, spread.Best, spread.Worst);
        return new AveragePrecision
        {
            Expected = tied.Expected,
            Stable = tied.Stable,
            Best = tied.Best,
            Worst = tied.Worst,
            RelevantFirst = spread.First,
            RelevantLast = spread.Last,
            ExpectedHits = spread.Hits,
            StableHits = stableHits,
            Relevant = total,
        };
    }

    private static Spread Whole(int hits, double expected, double first, double last)
    {
        var (best, worst) = (Divide(first, hits), Divide(last, hits));
        return new Spread(Divide(expected, hits), best, worst, best, worst, hits);
    }

    private Spread Across(TieGroup group, int slots, double expected, double first, double last)
    {
        var (items, relevant, hits) = (group.Items, group.Relevant, group.Hits);
        double FirstOf(int x) => Divide(first + First(group, x), hits + x);
        double LastOf(int x) => Divide(last + Last(group, slots, x), hits + x);

        var least = Hypergeometric.Least(items, relevant, slots);
        var most = Hypergeometric.Most(relevant, slots);
        var (best, worst) = (0.0, 1.0);
        for (var x = least; x <= most; x++)
        {
            best = Math.Max(best, FirstOf(x));
            worst = Math.Min(worst, LastOf(x));
        }

        var mean = Hypergeometric.Expectation(
            items, relevant, slots, x => Divide(expected + Expected(group, slots, x), hits + x));
        var expectedHits = hits + ((double)slots * relevant / items);
        return new Spread(mean, best, worst, FirstOf(most), LastOf(least), expectedHits);
    }

    private double Expected(TieGroup group, int slots, int relevant)
    {
        if (relevant == 0)
        {
            return 0;
        }

        var pairs = slots > 1 ? (relevant - 1.0) / (slots - 1.0) * sums.Offsets(group.Start, slots) : 0;
        return (double)relevant / slots * (((group.Hits + 1.0) * sums.Reciprocals(group.Start, slots)) + pairs);
    }

    private double First(TieGroup group, int relevant) =>
        relevant + (((double)group.Hits - group.Start) * sums.Reciprocals(group.Start, relevant));

    private double Last(TieGroup group, int slots, int relevant) =>
        First(group with { Start = group.Start + slots - relevant }, relevant);

    private static double Divide(double sum, int hits) => hits == 0 ? 0 : sum / hits;

    private readonly record struct Spread(
        double Expected, double Best, double Worst, double First, double Last, double Hits);
}
