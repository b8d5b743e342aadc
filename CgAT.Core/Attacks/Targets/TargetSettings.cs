namespace CgAT.Core.Attacks.Targets;

/// <summary>The choices of target labels.</summary>
public sealed record TargetSettings
{
    /// <summary>Which vectors qualify.</summary>
    public required TargetRule Rule { get; init; }

    /// <summary>
    /// n of the rules that count: a vector qualifies if more than so many database items have it. Not read by
    /// <see cref="TargetRule.Disjoint"/> and <see cref="TargetRule.Any"/>.
    /// </summary>
    public int MoreThan { get; init; }
}
