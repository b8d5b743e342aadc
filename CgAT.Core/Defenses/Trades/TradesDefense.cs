using CgAT.Core.Attacks.Losses;

namespace CgAT.Core.Defenses.Trades;

/// <summary>
/// Consistency in the way of TRADES (Zhang et al., ICML 2019), whose divergence of class probabilities is a distance of
/// relaxed codes here:
/// <code>
/// x'   = argmin over |x' - x| ≤ ε of  mean u(x') ⊙ u(x)
/// L    = L_hash(u(x))  +  λ · mean ( u(x') - u(x) )²
/// </code>
/// The gradient flows through both codes of the term. No label and no other image guides the attack.
/// </summary>
public sealed class TradesDefense : IDefense
{
    /// <inheritdoc/>
    public IDefenseStep Begin(DefenseBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new Step(batch);
    }

    private sealed class Step(DefenseBatch batch) : IDefenseStep
    {
        public IAttackLoss Attack { get; } = new GuidedLoss(batch.Clean, targeted: false);

        public DefenseTerms Terms(DefenseOutputs outputs) => new()
        {
            Adversarial = (outputs.Attacked - outputs.Clean).square().mean() * batch.Point.Lambda,
        };
    }
}
