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
