using CgAT.Core.Models;
using CgAT.Core.Retrieval;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>The metrics of one set of queries, clean or attacked.</summary>
public sealed record EvaluatedQueries
{
    /// <summary>All metrics, MAP at the depth of the spec first.</summary>
    public required IReadOnlyList<EvaluatedMetric> Metrics { get; init; }

    /// <summary>The average precision at the depth of the spec, query by query.</summary>
    public required IReadOnlyList<AveragePrecision> AveragePrecisions { get; init; }

    /// <summary>The same with target labels for the queries' own; empty where there are none.</summary>
    public IReadOnlyList<double> TargetAveragePrecisions { get; init; } = [];

    /// <summary>In how many bits each attacked code differs from the query's own; empty for clean queries.</summary>
    public required IReadOnlyList<int> HammingToOwnCode { get; init; }

    /// <summary>In how many bits each code differs from the query's center code under the attacked model.</summary>
    public IReadOnlyList<int> HammingToCenterCode { get; init; } = [];

    /// <summary>How the attack on each query went; empty for clean queries.</summary>
    public required IReadOnlyList<QueryAttackResult> Attack { get; init; }

    /// <summary>The classes that each query was driven to; empty where the attack has no target.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Targets { get; init; } = [];

    /// <summary>Which member of an ensemble was the worst, query by query; empty for other attacks.</summary>
    public IReadOnlyList<int> Members { get; init; } = [];

    /// <summary>What speaks against the attack as a whole; null where nothing does, and for clean queries.</summary>
    public string? Unreliable { get; init; }
}
