namespace CgAT.Core.Retrieval;

/// <summary>
/// All metrics of one query, measured in one pass over the database. Holds numbers by depth and nothing as long as the
/// database. A query without a relevant item has 0 everywhere.
/// </summary>
public sealed record QueryMetrics
{
    /// <summary>The depths at which the metrics were taken.</summary>
    public required RetrievalDepths Depths { get; init; }

    /// <summary>How many items of the whole database are relevant to the query.</summary>
    public required int Relevant { get; init; }

    /// <summary>The average precision over the first <see cref="RetrievalDepths.K"/> items.</summary>
    public required AveragePrecision AveragePrecisionAtK { get; init; }

    /// <summary>The average precision over all items.</summary>
    public required AveragePrecision AveragePrecision { get; init; }

    /// <summary>
    /// NDCG over the first <see cref="RetrievalDepths.NdcgK"/> items; gains are numbers of shared labels.
    /// </summary>
    public required TiedValue Ndcg { get; init; }

    /// <summary>
    /// The share of relevant items among those within the Hamming radius; 0 where there are none. No order of tied
    /// items changes it.
    /// </summary>
    public required TiedValue PrecisionWithinRadius { get; init; }

    /// <summary>The share of the relevant items that lie within the Hamming radius.</summary>
    public required TiedValue RecallWithinRadius { get; init; }

    /// <summary>
    /// The number of hits within the first N items, for each of <see cref="RetrievalDepths.Cutoffs"/>.
    /// </summary>
    public required IReadOnlyList<TiedValue> HitsAtCutoffs { get; init; }

    /// <summary>The precision at each of <see cref="RetrievalDepths.RecallLevels"/>.</summary>
    public required IReadOnlyList<TiedValue> PrecisionAtRecallLevels { get; init; }

    /// <summary>
    /// Hits within the first <paramref name="n"/> items divided by n, also where the database has fewer items. An n
    /// that is none of the cutoffs throws an <see cref="ArgumentException"/>.
    /// </summary>
    public TiedValue PrecisionAt(int n) => HitsAt(n).DividedBy(n);

    /// <summary>
    /// Hits within the first <paramref name="n"/> items divided by the number of relevant items, 0 without one. An n
    /// that is none of the cutoffs throws an <see cref="ArgumentException"/>.
    /// </summary>
    public TiedValue RecallAt(int n) => Relevant == 0 ? HitsAt(n) : HitsAt(n).DividedBy(Relevant);

    /// <summary>
    /// The precision at a recall level. One that is none of the recall levels throws an <see
    /// cref="ArgumentException"/>.
    /// </summary>
    public TiedValue PrecisionAtRecall(double level)
    {
        for (var at = 0; at < Depths.RecallLevels.Count; at++)
        {
            if (Depths.RecallLevels[at] == level)
            {
                return PrecisionAtRecallLevels[at];
            }
        }

        throw new ArgumentException($"Precision was not taken at recall {level}.", nameof(level));
    }

    private TiedValue HitsAt(int n)
    {
        for (var at = 0; at < Depths.Cutoffs.Count; at++)
        {
            if (Depths.Cutoffs[at] == n)
            {
                return HitsAtCutoffs[at];
            }
        }

        throw new ArgumentException($"Hits were not counted within the first {n} items.", nameof(n));
    }
}
