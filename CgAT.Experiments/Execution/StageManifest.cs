using CgAT.Experiments.Execution.Costs;

namespace CgAT.Experiments.Execution;

/// <summary>What a stored stage is, and how it came about.</summary>
internal sealed record StageManifest
{
    /// <summary>The canonical JSON of the stage's identity.</summary>
    public required string Identity { get; init; }

    /// <summary>The digest of each file, by name.</summary>
    public required Dictionary<string, string> Files { get; init; }

    /// <summary>The program that computed it. Two equal stages may differ in it, and in all that follows.</summary>
    public required BuildStamp Build { get; init; }

    /// <summary>Where it was computed.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Who asked for it.</summary>
    public required RunOrigin Origin { get; init; }

    /// <summary>What its speed depended on; null where that was not kept.</summary>
    public SpeedClass? SpeedClass { get; init; }

    /// <summary>When and how long the stage ran.</summary>
    public required StageTiming Timing { get; init; }
}
