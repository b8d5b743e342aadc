using CgAT.Core.Models;
using CgAT.Core.Retrieval;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>The metrics of one set of queries, clean or attacked.</summary>
public sealed record EvaluatedQueries
{
    /// <summary>MAP at the depth of the spec.</summary>
    public required MeanAveragePrecision MapAtK { get; init; }

    /// <summary>MAP over the whole ranking.</summary>
    public required MeanAveragePrecision Map { get; init; }

    /// <summary>The average precision at the depth of the spec, query by query.</summary>
    public required IReadOnlyList<AveragePrecision> AveragePrecisions { get; init; }

    /// <summary>In how many bits each attacked code differs from the query's own; empty for clean queries.</summary>
    public required IReadOnlyList<int> HammingToOwnCode { get; init; }

    /// <summary>How the attack on each query went; empty for clean queries.</summary>
    public required IReadOnlyList<QueryAttackResult> Attack { get; init; }
}
