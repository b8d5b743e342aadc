namespace CgAT.Experiments.Results;

#pragma warning disable CS1591 // The attribute says what each column means, here and in results/README.md.

/// <summary>What a stage cost. The only rows that may differ between two equal runs.</summary>
[Table("timings", "a run and stage")]
public sealed record TimingRow : IResultRow
{
    [Column("the run", "9c41d07be2a85f36")]
    public required string RunId { get; init; }

    [Column("the kind of the stage", "hashing")]
    public required string Stage { get; init; }

    [Column("the key of the stage, which names its folder in the store", "41f0c2a9d3be7715")]
    public required string StageKey { get; init; }

    [Column("whether the stage was there already, from an earlier run; the times are then those of that one", "false")]
    public required bool Cached { get; init; }

    [Column("when the stage began", "2025-03-01T12:30:05.250000Z", Unit = "UTC")]
    public required DateTimeOffset StartedUtc { get; init; }

    [Column("elapsed time", "81.3", Unit = "seconds")]
    public required double WallSeconds { get; init; }

    [Column("processor time over all threads", "150.2", Unit = "seconds")]
    public required double CpuSeconds { get; init; }

    [Column("images that the stage went through a second; null where it reads none", "1420.5",
        Unit = "images/second")]
    public double? ImagesPerSecond { get; init; }

    [Column("the most memory that the process held; null where it was not measured", "1272.0", Unit = "MiB")]
    public double? PeakMemoryMib { get; init; }
}
