namespace CgAT.Experiments.Results;

#pragma warning disable CS1591 // The attribute says what each column means, here and in results/README.md.

/// <summary>What one query retrieved, and what an attack did to it and whether the attack kept its rules.</summary>
[Table("queries", "a run, attack and query")]
public sealed record QueryRow : IResultRow
{
    [Column("the run", "9c41d07be2a85f36")]
    public required string RunId { get; init; }

    [Column("the label of the attack; null for the clean query", "center")]
    public string? Attack { get; init; }

    [Column("the position of the query in the split's query list", "17", Unit = "from 0")]
    public required int Query { get; init; }

    [Column("the cut of the ranking", "1000", Unit = "items")]
    public required int K { get; init; }

    [Column("average precision within the top k, as its expectation over all orders of tied items", "0.8125",
        Unit = "[0, 1]")]
    public required double ApAtK { get; init; }

    [Column("average precision within the top k with ties broken by the position in the database", "0.8130",
        Unit = "[0, 1]")]
    public required double ApAtKStable { get; init; }

    [Column("items in the database that share a label with the query", "900", Unit = "items")]
    public required int RelevantInDatabase { get; init; }

    [Column("relevant items within the top k, as their expectation over all orders of tied items", "731.5",
        Unit = "items")]
    public required double ExpectedHitsAtK { get; init; }

    [Column("Hamming distance between the attacked and the clean code; null for the clean query", "21",
        Unit = "bits")]
    public int? HammingToOwnCode { get; init; }

    [Column(
        "Hamming distance to the center code of the query's labels, of the attacked model's database; null in files "
            + "from before it was told of clean queries",
        "25", Unit = "bits")]
    public int? HammingToCenterCode { get; init; }

    [Column("the farthest that a pixel moved; null for the clean query", "0.06274509803921569",
        Unit = "[0, 1] pixels")]
    public double? PerturbationLinf { get; init; }

    [Column("L2 norm of the perturbation over all pixels; null for the clean query", "1.4142",
        Unit = "[0, 1] pixels")]
    public double? PerturbationL2 { get; init; }

    [Column("whether the perturbation stayed within the attack's epsilon; null for the clean query", "true")]
    public bool? InBall { get; init; }

    [Column("whether every attacked pixel stayed within [0, 1]; null for the clean query", "true")]
    public bool? InRange { get; init; }

    [Column(
        "how far the code came towards the attack's goal: the fall of the mean over bits of relaxed code times guide, "
            + "from the clean to the attacked image, relaxed with the least steepness of the attack's steps (1 without "
            + "a schedule); null for the clean query",
        "0.913", Unit = "[-2, 2]")]
    public double? LossGain { get; init; }

    [Column("share of pixels whose gradient was exactly zero in the attack's first step; null for the clean query",
        "0.002", Unit = "[0, 1]")]
    public double? ZeroGradientShare { get; init; }

    [Column("whether the image is within epsilon once it is rounded to 8 bits; null for the clean query", "true")]
    public bool? InBallRounded { get; init; }

    [Column("whether nothing speaks against the attack on this query; null for the clean query", "true")]
    public bool? Reliable { get; init; }

    [Column("what speaks against it; null where nothing does", "no gradient")]
    public string? ReliableReason { get; init; }

    [Column("which attempt the image is from; null for the clean query", "0", Unit = "from 0")]
    public int? Restart { get; init; }

    [Column("the member of the ensemble that was the worst; null where no attack was, and for other attacks",
        "cgat-standard-1/mainstay")]
    public string? Member { get; init; }

    [Column("the classes that the query was driven to; null where the attack has no target", "3 17")]
    public string? TargetLabels { get; init; }

    [Column("average precision within the top k with the target labels for the query's own", "0.1021",
        Unit = "[0, 1]")]
    public double? TargetApAtK { get; init; }

    [Column("how much more `loss_gain` twice the steps have; null where the checks did not look", "0.002")]
    public double? DoubledStepsGain { get; init; }

    [Column("how much more `loss_gain` another random start has; null where the checks did not look", "0.001")]
    public double? RestartGain { get; init; }

    [Column("Hamming distance to the code that guided the attack, such as an anchor; null where there is no single one",
        "25", Unit = "bits")]
    public int? HammingToGuide { get; init; }
}
