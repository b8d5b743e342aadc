namespace CgAT.Core.Retrieval;

/// <summary>
/// The average precision of one query, AP = (sum over the hits of hits so far / rank) / hits, over the whole ranking
/// or its first k items (AP@k divides by the hits within the first k; without a hit it is 0). Hamming distances tie
/// massively, so there is one value for each way to order items at equal distance.
/// </summary>
public sealed record AveragePrecision
{
    /// <summary>The expectation over all orders of tied items, in [0, 1]; the headline value.</summary>
    public required double Expected { get; init; }

    /// <summary>Ties in the order of the database.</summary>
    public required double Stable { get; init; }

    /// <summary>The greatest value that any order of tied items gives.</summary>
    public required double Best { get; init; }

    /// <summary>The least value that any order of tied items gives.</summary>
    public required double Worst { get; init; }

    /// <summary>
    /// The relevant first among tied items. Less than <see cref="Best"/> where ties cross the cut at k and hits there
    /// lower the mean of the precisions.
    /// </summary>
    public required double RelevantFirst { get; init; }

    /// <summary>The relevant last among tied items; as <see cref="RelevantFirst"/>, not always the worst.</summary>
    public required double RelevantLast { get; init; }

    /// <summary>The expected number of hits within the first k items, over all orders of tied items.</summary>
    public required double ExpectedHits { get; init; }

    /// <summary>The number of hits within the first k items with ties in the order of the database.</summary>
    public required int StableHits { get; init; }

    /// <summary>How many items of the whole database are relevant to the query.</summary>
    public required int Relevant { get; init; }

    /// <summary>
    /// The four values that every metric has; no property, as it would be stored with a finished stage.
    /// </summary>
    public TiedValue Tied() => new(Expected, Stable, Best, Worst);
}
