using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

/// <summary>A row of a table that only tests know.</summary>
[Table(Table, "a note")]
internal sealed record Note : IResultRow
{
    public const string Table = "notes";

    [Column("the run", "9c41")]
    public required string RunId { get; init; }

    [Column("what is noted", "a")]
    public required string Text { get; init; }

    [Column("how often; null where it was not counted", "1")]
    public int? Count { get; init; }
}
