using CgAT.Core.Data;
using CgAT.Experiments.Execution.Workers;

namespace CgAT.Experiments.Execution;

/// <summary>How an experiment is computed; nothing of it changes a result.</summary>
public sealed record ExecutionSettings
{
    /// <summary>
    /// What computes runs, each in a process of its own; null where this process computes them itself.
    /// </summary>
    public WorkerProgram? Workers { get; init; }

    /// <summary>
    /// How many workers compute at the same time, at least 1; null for as many as there are processors for their threads.
    /// Without workers it is 1.
    /// </summary>
    public int? Jobs { get; init; }

    /// <summary>The time between two checkpoints of a stage.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many more attempts a run has whose worker crashed.</summary>
    public int Retries { get; init; }

    /// <summary>Whether the first run that fails stops all others, after a checkpoint.</summary>
    public bool FailFast { get; init; }

    /// <summary>Up to how many bytes the decoded images of a data set stay in memory.</summary>
    public long ImagesInMemory { get; init; } = new ImageLoading().MemoryLimit;

    /// <summary>
    /// Whether decoded images that are too many for memory are kept in a file; else they are decoded in every epoch.
    /// </summary>
    public bool KeepsImages { get; init; } = true;

    /// <summary>The folder of such files; null for 'cache' in the results folder.</summary>
    public string? ImageCache { get; init; }

    /// <summary>Ends workers at once when it is cancelled.</summary>
    public CancellationToken Abort { get; init; }

    /// <summary>The same settings with another token that ends workers; F# has no 'with' for it.</summary>
    public ExecutionSettings WithAbort(CancellationToken abort) => this with { Abort = abort };
}
