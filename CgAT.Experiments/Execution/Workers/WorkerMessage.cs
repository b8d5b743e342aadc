using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Events;

namespace CgAT.Experiments.Execution.Workers;

/// <summary>What a worker tells, a line of JSON each.</summary>
internal sealed record WorkerMessage
{
    /// <summary>What happened.</summary>
    public required WorkerEvent Event { get; init; }

    /// <summary>The key of the stage that it happened to, where it did to one.</summary>
    public string? Stage { get; init; }

    /// <summary>Steps of the stage, with <see cref="WorkerEvent.Progressed"/>.</summary>
    public IReadOnlyList<StageProgress>? Steps { get; init; }

    /// <summary>What the stage took, with <see cref="WorkerEvent.Finished"/>.</summary>
    public StageTiming? Timing { get; init; }

    /// <summary>How far the reading of images is, with <see cref="WorkerEvent.Reading"/>.</summary>
    public DataProgress? Read { get; init; }

    /// <summary>What is about to be written, with <see cref="WorkerEvent.Writing"/>.</summary>
    public string? What { get; init; }

    /// <summary>A warning, with <see cref="WorkerEvent.Warned"/>.</summary>
    public Diagnostic? Warning { get; init; }

    /// <summary>What the run came to, with <see cref="WorkerEvent.Ended"/>.</summary>
    public RunReport? Report { get; init; }
}
