using CgAT.Core.Attacks.Losses;
using CgAT.Core.Hashing;

namespace CgAT.Core.Defenses.Plain;

/// <summary>
/// Plain adversarial training (Madry et al., ICLR 2018) with the hashing loss in the place of a classifier's, and the clean
/// images kept:
/// <code>
/// x'   = argmax over |x' - x| ≤ ε of  L_hash(u(x'))
/// L    = L_hash(u(x))  +  λ · L_hash(u(x'))
/// </code>
/// Both compare attacked codes with the bank of clean ones; the attack with what that had before the batch.
/// </summary>
/// <param name="loss">The hashing loss.</param>
public sealed class PlainDefense(IHashingLoss loss) : IDefense
{
    /// <inheritdoc/>
    public IDefenseStep Begin(DefenseBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new Step(loss, batch);
    }

    private sealed class Step(IHashingLoss loss, DefenseBatch batch) : IDefenseStep
    {
        public IAttackLoss Attack { get; } = new RaisedHashingLoss(loss, batch.Training.Hashing, batch.Bank);

        public DefenseTerms Terms(DefenseOutputs outputs)
        {
            var terms = loss.Compute(outputs.Attacked, batch.Training.Hashing, batch.Bank);
            return new DefenseTerms { Adversarial = (terms.Similarity + terms.Quantization) * batch.Point.Lambda };
        }
    }
}
