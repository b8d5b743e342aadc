using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>
/// Away from the center code of the query's labels, or towards that of target labels. With cosine weights and the
/// weighted loss it is the mainstay attack of SAAT.
/// </summary>
[UnionTag("kind", "center")]
public sealed record CenterAttackSpec : GradientAttackSpec, ITargetedAttack
{
    /// <summary>Whose codes the center codes are made of.</summary>
    [Setting("Whose codes the center codes are made of", OneOf = new[] { "database", "train" })]
    public required string CentersFrom { get; init; }

    /// <summary>How much each of these codes counts in a center code.</summary>
    [Setting(
        "How much each of these codes counts in a center code",
        OneOf = new[] { "binary", "iou", "cosine", "precursor-february", "precursor-july" }, Otherwise = "binary")]
    public string Weights { get; init; } = "binary";

    /// <summary>Whether every bit counts alike, or less the farther it is flipped.</summary>
    [Setting(
        "Whether every bit counts alike, or less the farther it is flipped",
        OneOf = new[] { "plain", "weighted", "weighted-over-batch" }, Otherwise = "plain")]
    public string Loss { get; init; } = "plain";

    /// <summary>Whether queries are driven towards the center code of target labels.</summary>
    [Setting("Whether queries are driven towards the center code of target labels", Otherwise = false)]
    public bool Targeted { get; init; }

    /// <summary>
    /// Which labels queries are driven to; those that share none with the query where it is not given.
    /// </summary>
    [Setting(
        "Which labels queries are driven to; those that share none with the query where it is not given",
        Optional = true)]
    public TargetsSpec? Targets { get; init; }

    /// <inheritdoc/>
    public bool IsTargeted => Targeted;
}
