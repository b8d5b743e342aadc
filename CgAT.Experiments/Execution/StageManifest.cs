namespace CgAT.Experiments.Execution;

/// <summary>What a stored stage is, and how it came about.</summary>
internal sealed record StageManifest
{
    /// <summary>The canonical JSON of the stage's identity.</summary>
    public required string Identity { get; init; }

    /// <summary>The digest of each file, by name.</summary>
    public required Dictionary<string, string> Files { get; init; }

    /// <summary>When and how long the stage ran: the only part that differs between two equal stages.</summary>
    public required StageTiming Timing { get; init; }
}
