namespace CgAT.Core.Retrieval;

/// <summary>
/// The hypergeometric distribution: X of the r relevant among t items fall into m slots filled at random,
/// P(x) = C(r, x) C(t - r, m - x) / C(t, m). Computed by its ratio P(x + 1) / P(x) = (r - x)(m - x) /
/// ((x + 1)(t - r - m + x + 1)) outwards from the mode, so nothing overflows, whatever the sizes.
/// </summary>
internal static class Hypergeometric
{
    // P is log-concave, so beyond a weight this small (against the mode's 1) all that follows is smaller still, and by
    // a falling ratio: together far below the rounding error of the sum.
    private const double Negligible = 1e-30;

    /// <summary>The fewest relevant items that can fall into the slots.</summary>
    public static int Least(int items, int relevant, int slots) => Math.Max(0, slots - (items - relevant));

    /// <summary>The most relevant items that can fall into the slots.</summary>
    public static int Most(int relevant, int slots) => Math.Min(relevant, slots);

    /// <summary>The expectation of value(X).</summary>
    public static double Expectation(int items, int relevant, int slots, Func<int, double> value)
    {
        var least = Least(items, relevant, slots);
        var most = Most(relevant, slots);
        var mode = Math.Clamp((int)((slots + 1.0) * (relevant + 1.0) / (items + 2.0)), least, most);
        var total = 1.0;
        var sum = value(mode);
        var weight = 1.0;
        for (var x = mode; x < most && weight > Negligible; x++)
        {
            weight *= Ratio(items, relevant, slots, x);
            total += weight;
            sum += weight * value(x + 1);
        }

        weight = 1.0;
        for (var x = mode - 1; x >= least && weight > Negligible; x--)
        {
            weight /= Ratio(items, relevant, slots, x);
            total += weight;
            sum += weight * value(x);
        }

        return sum / total;
    }

    private static double Ratio(int items, int relevant, int slots, int x) =>
        ((double)relevant - x) * ((double)slots - x) / ((x + 1.0) * ((double)items - relevant - slots + x + 1.0));
}
