using CgAT.Core.Checkpoints;

namespace CgAT.Core.Defenses;

/// <summary>
/// What tells one adversarial training from another: what the attack inside training is after, and which terms undo
/// it. Everything else is <see cref="AdversarialObjective"/>, which all of them share. One that is disposable is
/// disposed of when its training ends.
/// </summary>
public interface IDefense : ICheckpointed
{
    /// <summary>Whether the hashing loss on clean images stays part of what is minimised; it does by default.</summary>
    bool KeepsHashing => true;

    /// <summary>Whether the terms see features beside codes; they don't by default.</summary>
    bool SeesFeatures => false;

    /// <summary>What a batch is attacked and trained with; called before its attack.</summary>
    /// <returns>Its tensors belong to the scope of the step.</returns>
    IDefenseStep Begin(DefenseBatch batch);

    /// <summary>Its state beside the network, the bank and the hashing loss; nothing by default.</summary>
    void ICheckpointed.Transfer(IStateTransfer state)
    {
    }
}
