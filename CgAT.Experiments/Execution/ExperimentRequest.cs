using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>What to run, where to, and how to go about it.</summary>
public sealed record ExperimentRequest
{
    /// <summary>The spec with all points of its sweep; a spec without a sweep will do.</summary>
    public required ExpandedSpec Spec { get; init; }

    /// <summary>Which runs to take, as <see cref="Planning.RunFilter"/> reads them; all where there are none.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>What the data folder of the spec is relative to.</summary>
    public required string BaseFolder { get; init; }

    /// <summary>The folder for tables and stored stages; made where it is missing.</summary>
    public required string ResultsFolder { get; init; }

    /// <summary>What was asked for, for manifests.</summary>
    public RunOrigin Origin { get; init; } = new();

    /// <summary>Is told what happens.</summary>
    public IExperimentObserver Observer { get; init; } = new SilentObserver();

    /// <summary>
    /// Measures stages, trials and the time between checkpoints; its time of day stands in 'timings' alone.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How to go about it.</summary>
    public ExecutionSettings Execution { get; init; } = new();

    /// <summary>The same request with another observer; F# has no 'with' for it.</summary>
    public ExperimentRequest WithObserver(IExperimentObserver observer) => this with { Observer = observer };

    /// <summary>The same request, gone about in another way.</summary>
    public ExperimentRequest WithExecution(ExecutionSettings execution) => this with { Execution = execution };
}
