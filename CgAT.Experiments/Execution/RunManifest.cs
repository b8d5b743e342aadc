namespace CgAT.Experiments.Execution;

/// <summary>
/// What a finished run is, so that it can be found, explained and executed again without the spec that it came from:
/// the file <c>manifests/RUN.json</c> of a results folder.
/// </summary>
internal sealed record RunManifest
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>
    /// Its spec: all settings as canonical JSON, with the cosmetic ones (<see cref="Specs.SpecJson"/>).
    /// </summary>
    public required string Spec { get; init; }

    /// <summary>
    /// What the data folder of the spec is relative to; null where the run came from another machine.
    /// </summary>
    public string? BaseFolder { get; init; }

    /// <summary>What it is part of.</summary>
    public required RunContext Context { get; init; }

    /// <summary>The names of its stages' folders in the store, in the order of the run.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>The digest of all that the tables were made of besides the stages.</summary>
    public required string Made { get; init; }

    /// <summary>The digest of each table's file, by the table's name.</summary>
    public required Dictionary<string, string> Tables { get; init; }
}
