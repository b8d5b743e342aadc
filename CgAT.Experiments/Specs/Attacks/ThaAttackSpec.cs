using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>THA: towards the prototype code that a PrototypeNet has learned for the target labels.</summary>
[UnionTag("kind", "tha")]
public sealed record ThaAttackSpec : GradientAttackSpec, IPrototypeAttack
{
    /// <summary>How the PrototypeNet is trained.</summary>
    [Setting("How the PrototypeNet is trained")]
    public required PrototypesSpec Prototypes { get; init; }

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
