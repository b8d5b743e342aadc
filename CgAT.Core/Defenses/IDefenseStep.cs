using CgAT.Core.Attacks.Losses;

namespace CgAT.Core.Defenses;

/// <summary>What a defence does with one batch.</summary>
public interface IDefenseStep
{
    /// <summary>What the attack inside training lowers.</summary>
    IAttackLoss Attack { get; }

    /// <summary>
    /// What is minimised beside the hashing loss, each term with its weight. Called after the bank got the batch's new
    /// codes.
    /// </summary>
    DefenseTerms Terms(DefenseOutputs outputs);
}
