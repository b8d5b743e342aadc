namespace CgAT.Experiments.Reproduction;

/// <summary>What executing a run again has shown.</summary>
public sealed record Verification
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>
    /// Why values were compared up to noise; null where they were compared bit by bit, as the same program under the
    /// same numerics contract has to give them.
    /// </summary>
    public required string? Reason { get; init; }

    /// <summary>How many stages were held against those of the store.</summary>
    public required int Stages { get; init; }

    /// <summary>How many stages the store has no more, or a bundle never had: the tables speak for them.</summary>
    public required int StagesNotStored { get; init; }

    /// <summary>How many tables were compared.</summary>
    public required int Tables { get; init; }

    /// <summary>How many values these hold.</summary>
    public required long Values { get; init; }

    /// <summary>The first difference of each kind, stages first; empty where all is identical.</summary>
    public required IReadOnlyList<VerifiedDifference> Differences { get; init; }

    /// <summary>The metrics then and now, where they were compared up to noise.</summary>
    public required IReadOnlyList<RepeatedMetric> Metrics { get; init; }

    /// <summary>
    /// Whether the run came out again: to the bit, or with overlapping intervals where that is all there is.
    /// </summary>
    public bool Holds => Differences.Count == 0 && Metrics.All(metric => metric.Overlaps);
}
