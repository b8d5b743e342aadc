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
