namespace CgAT.Experiments.Results;

#pragma warning disable CS1591 // The attribute says what each column means, here and in results/README.md.

/// <summary>A retrieval metric of a run, over clean queries or under one attack.</summary>
[Table("metrics", "a run, attack, metric and k")]
public sealed record MetricRow : IResultRow
{
    [Column("the run", "9c41d07be2a85f36")]
    public required string RunId { get; init; }

    [Column("the label of the defence in the spec", "cgat")]
    public required string Defense { get; init; }

    [Column("the hashing method", "dpsh")]
    public required string Hashing { get; init; }

    [Column("length of a hash code", "32", Unit = "bits")]
    public required int Bits { get; init; }

    [Column("the seed of the run", "0")]
    public required long Seed { get; init; }

    [Column("the label of the attack; null for clean queries", "center")]
    public string? Attack { get; init; }

    [Column("how far a pixel may move under the attack; null for clean queries", "0.06274509803921569",
        Unit = "[0, 1] pixels")]
    public double? Epsilon { get; init; }

    [Column("`map_at_k`: mean average precision within the top k; `map`: over the whole ranking", "map_at_k")]
    public required string Metric { get; init; }

    [Column("the cut of the ranking; null for `map`", "1000", Unit = "items")]
    public int? K { get; init; }

    [Column("the metric, as its expectation over all orders of items at equal distance; null with a `reason`",
        "0.7723", Unit = "[0, 1]")]
    public double? Value { get; init; }

    [Column("the metric with ties broken by the position in the database", "0.7719", Unit = "[0, 1]")]
    public double? ValueStable { get; init; }

    [Column("the metric where ties fall as well as they can", "0.7801", Unit = "[0, 1]")]
    public double? TieBest { get; init; }

    [Column("the metric where ties fall as badly as they can", "0.7640", Unit = "[0, 1]")]
    public double? TieWorst { get; init; }

    [Column("lower end of the 95 % interval of `value` over queries", "0.7561", Unit = "[0, 1]")]
    public double? IntervalLow { get; init; }

    [Column("upper end of the 95 % interval of `value` over queries", "0.7880", Unit = "[0, 1]")]
    public double? IntervalHigh { get; init; }

    [Column("how many queries the metric is the mean of, those without a hit included", "1000", Unit = "queries")]
    public required int N { get; init; }

    [Column("why `value` is null; null where it is not", "no queries")]
    public string? Reason { get; init; }
}
