using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>What to run, and where to.</summary>
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

    /// <summary>Is told what happens.</summary>
    public IExperimentObserver Observer { get; init; } = new SilentObserver();

    /// <summary>The clock, for the table 'timings' and for how long a plan will take.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The same request with another observer; F# has no 'with' for it.</summary>
    public ExperimentRequest WithObserver(IExperimentObserver observer) => this with { Observer = observer };
}
