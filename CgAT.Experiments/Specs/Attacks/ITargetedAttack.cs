namespace CgAT.Experiments.Specs.Attacks;

/// <summary>An attack that may drive queries towards labels that are not theirs.</summary>
public interface ITargetedAttack
{
    /// <summary>Whether it does.</summary>
    bool IsTargeted { get; }

    /// <summary>Which labels these are; those that share none with the query where nothing is said.</summary>
    TargetsSpec? Targets { get; }
}
