namespace CgAT.Core.Retrieval;

/// <summary>
/// Sums of 1 / rank over ranges of ranks, in constant time: Reciprocals(s, t) = 1/(s+1) + ... + 1/(s+t). They are
/// multiplied by s afterwards, which is why <see cref="RankSums"/> keeps more than a double.
/// </summary>
internal sealed class HarmonicSums(int ranks)
{
    private readonly RankSums sums = new(ranks, rank => 1.0 / rank);

    /// <summary>The sum of 1 / (start + j) over j = 1 to count.</summary>
    public double Reciprocals(int start, int count) => sums.Of(start, count);

    /// <summary>The sum of (j - 1) / (start + j) over j = 1 to count, as j - 1 = (start + j) - (start + 1).</summary>
    public double Offsets(int start, int count) => count - ((start + 1.0) * Reciprocals(start, count));
}
