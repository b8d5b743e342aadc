using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>
/// DHTA: towards an anchor code of some database images with exactly the target labels; P2P with one.
/// </summary>
[UnionTag("kind", "dhta")]
public sealed record DhtaAttackSpec : GradientAttackSpec, ITargetedAttack
{
    /// <summary>Database images whose codes make an anchor code.</summary>
    [Setting("Database images whose codes make an anchor code", Min = 1, Max = 10_000)]
    public required int Anchors { get; init; }

    /// <summary>Whether one image may be drawn more than once.</summary>
    [Setting("Whether one image may be drawn more than once")]
    public required bool Replacement { get; init; }

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
    public bool IsTargeted => true;
}
