namespace CgAT.Experiments.Results;

#pragma warning disable CS1591 // The attribute says what each column means, here and in results/README.md.

/// <summary>What the footers of a run's tables say, for compacted tables, whose own footers are of many runs.</summary>
[Table("specs", "a run; written by `cgat compact`, out of the footers of the files")]
public sealed record SpecRow : IResultRow
{
    [Column("the run", "9c41d07be2a85f36")]
    public required string RunId { get; init; }

    [Column("the spec that the run is part of", "3f9a17c5b0d8e264")]
    public required string SpecId { get; init; }

    [Column("the spec of the point of the sweep that the run is at, canonical JSON", "{\"bits\":32,…}",
        Unit = "JSON")]
    public required string Spec { get; init; }
}
