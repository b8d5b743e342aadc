using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;

namespace CgAT.Experiments.Reproduction;

/// <summary>Which run to execute again, and how.</summary>
public sealed record VerificationRequest
{
    /// <summary>The results folder that the run is in.</summary>
    public required string ResultsFolder { get; init; }

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>
    /// The folder of its data set, or of the lists of it; null for where it was then. A run from another machine needs
    /// one.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>Another number of threads than then, for a comparison under another numerics contract.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// A folder for the clean store. Runs that are verified one after another in one folder share what they have in
    /// common.
    /// </summary>
    public required string ScratchFolder { get; init; }

    /// <summary>Is told what happens.</summary>
    public IExperimentObserver Observer { get; init; } = new SilentObserver();

    /// <summary>How to go about it.</summary>
    public ExecutionSettings Execution { get; init; } = new();

    /// <summary>The same request with an observer and other settings; F# has no 'with' for it.</summary>
    public VerificationRequest With(IExperimentObserver observer, ExecutionSettings execution) =>
        this with { Observer = observer, Execution = execution };
}
