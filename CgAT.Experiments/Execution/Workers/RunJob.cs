namespace CgAT.Experiments.Execution.Workers;

/// <summary>
/// What a worker is told to compute: a run, in such a form that nothing else of its experiment is needed.
/// </summary>
internal sealed record RunJob
{
    /// <summary>
    /// The id that the run must come to have: a worker with other numerics would compute something else.
    /// </summary>
    public required string RunId { get; init; }

    /// <summary>The run's spec: all settings as canonical JSON, with the cosmetic ones.</summary>
    public required string Spec { get; init; }

    /// <summary>What the data folder of the spec is relative to.</summary>
    public required string BaseFolder { get; init; }

    /// <summary>Where tables and stages go.</summary>
    public required string ResultsFolder { get; init; }

    /// <summary>What was asked for, for manifests.</summary>
    public required RunOrigin Origin { get; init; }

    /// <summary>What the run is part of, for the tables.</summary>
    public required RunContext Context { get; init; }

    /// <summary>Up to how many bytes the decoded images of a data set stay in memory.</summary>
    public required long ImagesInMemory { get; init; }

    /// <summary>The folder where decoded images are kept; null where they are not.</summary>
    public required string? ImageCache { get; init; }

    /// <summary>Whether some run of the experiment shows crops at any place of an image.</summary>
    public required bool CropsRoam { get; init; }

    /// <summary>Seconds between two checkpoints.</summary>
    public required double CheckpointSeconds { get; init; }
}
