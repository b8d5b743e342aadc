namespace CgAT.Core.Retrieval;

/// <summary>
/// Sums of a function of the rank over ranges of ranks, in constant time, as the difference of two running sums. These
/// are kept as unevaluated sums of two doubles (Knuth's two-sum): over 60,000 ranks the difference of plain doubles
/// would be off by 1e-10 of what is asked for.
/// </summary>
internal sealed class RankSums
{
    private readonly double[] high;
    private readonly double[] low;

    /// <summary>Sums of terms for ranks 1 to <paramref name="ranks"/>.</summary>
    public RankSums(int ranks, Func<int, double> term)
    {
        high = new double[ranks + 1];
        low = new double[ranks + 1];
        for (var rank = 1; rank <= ranks; rank++)
        {
            var next = term(rank);
            var sum = high[rank - 1] + next;
            var added = sum - high[rank - 1];
            var lost = high[rank - 1] - (sum - added) + (next - added);
            high[rank] = sum;
            low[rank] = low[rank - 1] + lost;
        }
    }

    /// <summary>The sum of the terms of ranks start + 1 to start + count.</summary>
    public double Of(int start, int count) =>
        high[start + count] - high[start] + (low[start + count] - low[start]);
}
