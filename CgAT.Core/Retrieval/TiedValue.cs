namespace CgAT.Core.Retrieval;

/// <summary>
/// A metric of one query for the ways to order items at equal Hamming distance, of which there are massively many.
/// </summary>
/// <param name="Expected">The expectation over all orders of tied items; the headline value.</param>
/// <param name="Stable">Ties in the order of the database.</param>
/// <param name="Best">The greatest value that any order of tied items gives.</param>
/// <param name="Worst">The least value that any order of tied items gives.</param>
public readonly record struct TiedValue(double Expected, double Stable, double Best, double Worst)
{
    private const double Rounding = 1e-12;

    /// <summary>A value that no order of tied items changes.</summary>
    public static TiedValue Same(double value) => new(value, value, value, value);

    /// <summary>
    /// The values as they are, but for rounding, which must not put one outside its own bounds where all orders give
    /// the same.
    /// </summary>
    internal static TiedValue Of(double expected, double stable, double best, double worst)
    {
        var least = Math.Min(worst, best);
        return new TiedValue(Within(expected, least, best), Within(stable, least, best), best, least);
    }

    /// <summary>All four divided by the same positive number.</summary>
    internal TiedValue DividedBy(double divisor) =>
        new(Expected / divisor, Stable / divisor, Best / divisor, Worst / divisor);

    private static double Within(double value, double worst, double best) =>
        value > worst - Rounding && value < best + Rounding ? Math.Clamp(value, worst, best) : value;
}
