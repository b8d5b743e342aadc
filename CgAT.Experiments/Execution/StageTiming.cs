namespace CgAT.Experiments.Execution;

/// <summary>When and how long a stage ran.</summary>
public sealed record StageTiming
{
    /// <summary>When it started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Seconds on the clock.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Seconds of all processors.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Images that went through it, where it counts any.</summary>
    public required long Images { get; init; }

    /// <summary>How much it computed, in the unit of its work; null where that was not kept.</summary>
    public double? Work { get; init; }

    /// <summary>The most memory that the process had until then, in MiB.</summary>
    public required double PeakMemoryMib { get; init; }
}
