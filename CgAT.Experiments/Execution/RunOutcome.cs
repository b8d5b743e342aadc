using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Execution;

/// <summary>What a run came to.</summary>
/// <param name="Run">The run.</param>
/// <param name="Metrics">Its rows of the table 'metrics'; none where it failed.</param>
/// <param name="Failure">Why it came to no end; null where it did.</param>
public sealed record RunOutcome(RunPlan Run, IReadOnlyList<MetricRow> Metrics, RunFailure? Failure = null);
