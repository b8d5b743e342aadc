using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>THA: towards the prototype code that a PrototypeNet has learned for the target labels.</summary>
[UnionTag("kind", "tha")]
public sealed record ThaAttackSpec : GradientAttackSpec, IPrototypeAttack
{
    /// <summary>How the PrototypeNet is trained.</summary>
    [Setting("How the PrototypeNet is trained")]
    public required PrototypesSpec Prototypes { get; init; }

    /// <summary>
    /// Which labels queries are driven to; those that share none with the query where it is not given.
    /// </summary>
    [Setting(
        "Which labels queries are driven to; those that share none with the query where it is not given",
        Optional = true)]
    public TargetsSpec? Targets { get; init; }

    /// <inheritdoc/>
    public bool IsTargeted => true;
}
