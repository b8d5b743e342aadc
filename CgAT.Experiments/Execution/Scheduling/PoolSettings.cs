using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Scheduling;

/// <summary>How a pool goes about its runs.</summary>
internal sealed record PoolSettings
{
    /// <summary>How many runs are computed at the same time, at least 1.</summary>
    public required int Jobs { get; init; }

    /// <summary>How many more attempts a run has that crashed.</summary>
    public required int Retries { get; init; }

    /// <summary>Whether the first failure stops all others, after a checkpoint.</summary>
    public required bool FailFast { get; init; }

    /// <summary>Writes the row of a run that failed.</summary>
    public required Action<RunPlan, RunFailure> WriteFailed { get; init; }
}
