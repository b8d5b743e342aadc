namespace CgAT.Experiments.Results;

#pragma warning disable CS1591 // The attribute says what each column means, here and in results/README.md.

/// <summary>What one check for masked gradients found in a run; the verdict over all of them is a row too.</summary>
[Table("checks", "a run and check; none where the spec asks for no checks")]
public sealed record CheckRow : IResultRow
{
    [Column("the run", "9c41d07be2a85f36")]
    public required string RunId { get; init; }

    [Column("the check, as docs/method.md names them; `verdict` for all together", "unbounded_epsilon")]
    public required string CheckName { get; init; }

    [Column("whether it holds; null where it could not be made, with a `reason`", "true")]
    public bool? Passed { get; init; }

    [Column("what was measured; null where nothing was", "0.031")]
    public double? Value { get; init; }

    [Column("what `value` may come to; null where nothing was measured", "0.05")]
    public double? AtMost { get; init; }

    [Column("how many queries it was made on", "64", Unit = "queries")]
    public required int N { get; init; }

    [Column("what was found, in words", "MAP@1000 falls to 0.012 at epsilon 1; the floor is 0.004")]
    public required string Finding { get; init; }

    [Column("why there is no answer; null where there is one", "the model is the undefended one itself")]
    public string? Reason { get; init; }
}
