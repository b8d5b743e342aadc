namespace CgAT.Experiments.Specs.Attacks;

/// <summary>An attack that may drive queries towards labels that are not theirs.</summary>
public interface ITargetedAttack
{
    /// <summary>Whether it does.</summary>
    bool IsTargeted { get; }

    /// <summary>How the label that a query is driven to is chosen.</summary>
    string TargetRule { get; }

    /// <summary>Of how many database images a label must be exactly theirs, at least one more than this.</summary>
    int TargetMoreThan { get; }
}
