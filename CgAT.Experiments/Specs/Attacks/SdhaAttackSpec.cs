using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>
/// SDHA: away from the codes of training images similar to the query, or towards those of target labels.
/// </summary>
[UnionTag("kind", "sdha")]
public sealed record SdhaAttackSpec : GradientAttackSpec, ITargetedAttack
{
    /// <summary>Weight of the codes against the squared change of the image, a bit.</summary>
    [Setting("Weight of the codes against the squared change of the image, a bit", Min = 0)]
    public required double CodeWeight { get; init; }

    /// <summary>Whether queries are driven towards the images of target labels.</summary>
    [Setting("Whether queries are driven towards the images of target labels", Otherwise = false)]
    public bool Targeted { get; init; }

    /// <summary>How the labels that a query is driven to are chosen.</summary>
    [Setting(
        "How the labels that a query is driven to are chosen",
        OneOf = new[] { "disjoint", "any", "frequent", "frequent-disjoint", "frequent-different" },
        Otherwise = "disjoint")]
    public string TargetRule { get; init; } = "disjoint";

    /// <summary>More database images than this have exactly the target labels, by a rule of frequent ones.</summary>
    [Setting(
        "More database images than this have exactly the target labels, by a rule of frequent ones",
        Min = 0, Max = 1_000_000, Otherwise = 9)]
    public int TargetMoreThan { get; init; } = 9;

    /// <inheritdoc/>
    public bool IsTargeted => Targeted;
}
