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

    [Column("how far a pixel, or in `norm` l2 an image, may move under the attack; null for clean queries and no bound",
        "0.06274509803921569", Unit = "`pixels`")]
    public double? Epsilon { get; init; }

    [Column(
        "`map_at_k`: mean average precision within the top k; `map`: over the whole ranking; `precision_at_k`, "
            + "`recall_at_k`, `ndcg_at_k`; `precision_in_radius`, `recall_in_radius`, `precision_at_recall` at a "
            + "`level`; `t_map_at_k`, `t_map` with the target labels of a targeted attack for the queries' own",
        "map_at_k")]
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

    [Column("the Hamming radius or the level of recall that the metric is measured at; null where it has none", "2")]
    public double? Level { get; init; }

    [Column("the norm that `epsilon` is measured in: `linf` or `l2`; null for clean queries", "linf")]
    public string? Norm { get; init; }

    [Column("what `epsilon` is in: `unit`, pixels in [0, 1], or `normalized` ones; null for clean queries", "unit")]
    public string? Pixels { get; init; }

    [Column("the defence or surrogate on whose model the images were made; null for the attacked model itself", "none")]
    public string? CraftedOn { get; init; }

    [Column("the ensemble that the attack is a member of; null where it stands in the spec itself", "cgat-standard-1")]
    public string? MemberOf { get; init; }

    [Column("whether nothing speaks against the attack having been made well; null for clean queries", "true")]
    public bool? Reliable { get; init; }

    [Column("what speaks against it; null where nothing does", "gradients are masked: black_box, transfer")]
    public string? ReliableReason { get; init; }

    [Column("queries without a relevant item, which count as 0; null in files from before there was the column", "0", Unit = "queries")]
    public int? WithoutRelevant { get; init; }
}
