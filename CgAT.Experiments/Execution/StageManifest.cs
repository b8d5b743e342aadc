using CgAT.Experiments.Execution.Costs;

namespace CgAT.Experiments.Execution;

/// <summary>What a stored stage is, and how it came about.</summary>
internal sealed record StageManifest
{
    /// <summary>The canonical JSON of the stage's identity.</summary>
    public required string Identity { get; init; }

    /// <summary>The digest of each file, by name.</summary>
    public required Dictionary<string, string> Files { get; init; }

    /// <summary>What computed it; with the timing, the only part in which two equal stages differ.</summary>
    public required BuildStamp Build { get; init; }

    /// <summary>What its speed depended on; null where that was not kept.</summary>
    public SpeedClass? SpeedClass { get; init; }

    /// <summary>When and how long the stage ran.</summary>
    public required StageTiming Timing { get; init; }
}
