namespace CgAT.Core.Retrieval;

/// <summary>
/// Sums of 1 / rank over ranges of ranks, in constant time: Reciprocals(s, t) = 1/(s+1) + ... + 1/(s+t), by the
/// difference of two harmonic numbers. These are kept as unevaluated sums of two doubles (Knuth's two-sum), because
/// the difference is multiplied by s afterwards: with plain doubles and 60,000 items that alone would cost 1e-10.
/// </summary>
internal sealed class HarmonicSums
{
    private readonly double[] high;
    private readonly double[] low;

    /// <summary>Sums for ranks 1 to <paramref name="ranks"/>.</summary>
    public HarmonicSums(int ranks)
    {
        high = new double[ranks + 1];
        low = new double[ranks + 1];
        for (var rank = 1; rank <= ranks; rank++)
        {
            var term = 1.0 / rank;
            var sum = high[rank - 1] + term;
            var added = sum - high[rank - 1];
            var lost = high[rank - 1] - (sum - added) + (term - added);
            high[rank] = sum;
            low[rank] = low[rank - 1] + lost;
        }
    }

    /// <summary>The sum of 1 / (start + j) over j = 1 to count.</summary>
    public double Reciprocals(int start, int count) =>
        high[start + count] - high[start] + (low[start + count] - low[start]);

    /// <summary>The sum of (j - 1) / (start + j) over j = 1 to count, as j - 1 = (start + j) - (start + 1).</summary>
    public double Offsets(int start, int count) => count - ((start + 1.0) * Reciprocals(start, count));
}
