using CgAT.Core.Attacks.Losses;
using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Defenses.Cgat;

/// <summary>
/// Center-guided adversarial training (CgAT, WWW 2023; method section 1.5):
/// <code>
/// b_c  = center codes of the batch, from the bank
/// x'   = argmin over |x' - x| ≤ ε of  mean u(x') ⊙ b_c
/// b_c' = center codes from the bank with the batch's new codes
/// L    = L_hash(u(x))  -  λ · mean u(x') ⊙ b_c'  +  μ · mean (u(x') - sign u(x'))²
/// </code>
/// The official code has λ = 1 and μ = 0. Beyond the paper: other forms of the center term, an attack that leaves flipped
/// bits alone, and the hashing loss on attacked codes, + λ η L_hash(u(x')).
/// </summary>
/// <param name="settings">The choices.</param>
/// <param name="loss">The hashing loss.</param>
public sealed class CgatDefense(CgatSettings settings, IHashingLoss loss) : IDefense
{
    // Of 1 + z, so that its logarithm is finite where tanh is -1 in single precision.
    private const double Least = 1e-6;

    /// <inheritdoc/>
    public IDefenseStep Begin(DefenseBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new Step(this, batch, CenterCode.Of(batch.Training.Labels, batch.Bank, settings.Weights));
    }

    // From the bank with the batch's new codes.
    private torch.Tensor Guides(DefenseBatch batch, torch.Tensor clean)
    {
        var (bank, labels) = (batch.Bank, batch.Training.Labels);
        if (!settings.SignsOfBatch)
        {
            return CenterCode.Of(labels, bank, settings.Weights);
        }

        var codes = bank.Codes.index_copy(0, batch.Training.Rows, clean.detach().sign());
        return CenterCode.Of(labels, codes, bank.Labels, bank.IsBinary, settings.Weights);
    }

    private DefenseTerms Terms(DefenseBatch batch, DefenseOutputs outputs)
    {
        var (lambda, attacked) = (batch.Point.Lambda, outputs.Attacked);
        var agreement = attacked * Guides(batch, outputs.Clean);
        var center = settings.Term switch
        {
            CenterTerm.Linear => -agreement.mean(),
            CenterTerm.Squared => (1 - agreement).square().mean() / 2,
            CenterTerm.CrossEntropy => -((1 + agreement).clamp_min(Least) / 2).log().mean(),
            _ => throw new InvalidOperationException($"no center term {settings.Term}"),
        };
        var error = attacked - attacked.sign();
        return new DefenseTerms
        {
            Center = center * lambda,
            Quantization = settings.Mu > 0 ? (error * error).mean() * settings.Mu : null,
            Adversarial = settings.AdversarialHashing > 0 ? Hashing(batch, attacked) : null,
        };
    }

    private torch.Tensor Hashing(DefenseBatch batch, torch.Tensor attacked)
    {
        var terms = loss.Compute(attacked, batch.Training.Hashing, batch.Bank);
        return (terms.Similarity + terms.Quantization) * (settings.AdversarialHashing * batch.Point.Lambda);
    }

    private sealed class Step(CgatDefense defense, DefenseBatch batch, torch.Tensor guides) : IDefenseStep
    {
        public IAttackLoss Attack { get; } = defense.Loss(guides);

        public DefenseTerms Terms(DefenseOutputs outputs) => defense.Terms(batch, outputs);
    }

    private IAttackLoss Loss(torch.Tensor guides) => settings.WeightedAttack
        ? new WeightedLoss(guides, targeted: false)
        : new GuidedLoss(guides, targeted: false);
}
