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
/// bits alone, the hashing loss on attacked codes, + λ η L_hash(u(x')), and what pulls the codes of classes apart,
/// <code>
/// + κ ( L_book(u(x)) + L_book(u(x')) )
/// </code>
/// where L_book is OrthoHash's cross-entropy among the words of a codebook, one a class, s = 8 and m = 0.2.
/// </summary>
public sealed class CgatDefense : IDefense, IDisposable
{
    // Those of OrthoHash.
    private const double Scale = 8;
    private const double Margin = 0.2;

    // Of 1 + z, so that its logarithm is finite where tanh is -1 in single precision.
    private const double Least = 1e-6;

    private readonly CgatSettings _settings;
    private readonly IHashingLoss _loss;
    private readonly torch.Tensor? _codebook;

    /// <summary>Begins a training.</summary>
    /// <param name="settings">The choices.</param>
    /// <param name="loss">The hashing loss.</param>
    /// <param name="codebook">
    /// [classes, bits] of -1 and +1, owned by this object; null where <see cref="CgatSettings.Codebook"/> is 0.
    /// </param>
    /// <exception cref="ArgumentException">A codebook without a weight, or a weight without a codebook.</exception>
    public CgatDefense(CgatSettings settings, IHashingLoss loss, torch.Tensor? codebook = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(loss);
        if ((settings.Codebook > 0) != (codebook is not null))
        {
            throw new ArgumentException(
                codebook is null
                    ? $"a codebook of weight {settings.Codebook} needs its words: settings.Begin makes them"
                    : "words were given for a codebook of weight 0: give it a weight, or no words",
                nameof(codebook));
        }

        (_settings, _loss, _codebook) = (settings, loss, codebook?.DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public IDefenseStep Begin(DefenseBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new Step(this, batch, CenterCode.Of(batch.Training.Labels, batch.Bank, _settings.Weights));
    }

    /// <inheritdoc/>
    public void Dispose() => _codebook?.Dispose();

    // From the bank with the batch's new codes.
    private torch.Tensor Guides(DefenseBatch batch, torch.Tensor clean)
    {
        var (bank, labels) = (batch.Bank, batch.Training.Labels);
        if (!_settings.SignsOfBatch)
        {
            return CenterCode.Of(labels, bank, _settings.Weights);
        }

        var codes = bank.Codes.index_copy(0, batch.Training.Rows, clean.detach().sign());
        return CenterCode.Of(labels, codes, bank.Labels, bank.IsBinary, _settings.Weights);
    }

    private DefenseTerms Terms(DefenseBatch batch, DefenseOutputs outputs)
    {
        var (lambda, attacked) = (batch.Point.Lambda, outputs.Attacked);
        var agreement = attacked * Guides(batch, outputs.Clean);
        var center = _settings.Term switch
        {
            CenterTerm.Linear => -agreement.mean(),
            CenterTerm.Squared => (1 - agreement).square().mean() / 2,
            CenterTerm.CrossEntropy => -((1 + agreement).clamp_min(Least) / 2).log().mean(),
            _ => throw new InvalidOperationException($"no center term {_settings.Term}"),
        };
        var error = attacked - attacked.sign();
        return new DefenseTerms
        {
            Center = center * lambda,
            Quantization = _settings.Mu > 0 ? (error * error).mean() * _settings.Mu : null,
            Adversarial = DefenseTerms.Sum(
                _settings.AdversarialHashing > 0 ? Hashing(batch, attacked) : null,
                _codebook is { } words ? Apart(words, batch, outputs) : null),
        };
    }

    private torch.Tensor Hashing(DefenseBatch batch, torch.Tensor attacked)
    {
        var terms = _loss.Compute(attacked, batch.Training.Hashing, batch.Bank);
        return (terms.Similarity + terms.Quantization) * (_settings.AdversarialHashing * batch.Point.Lambda);
    }

    private torch.Tensor Apart(torch.Tensor words, DefenseBatch batch, DefenseOutputs outputs)
    {
        var labels = batch.Training.Labels;
        return (CodebookLoss.Of(outputs.Clean, words, labels, Scale, Margin)
            + CodebookLoss.Of(outputs.Attacked, words, labels, Scale, Margin)) * _settings.Codebook;
    }

    private sealed class Step(CgatDefense defense, DefenseBatch batch, torch.Tensor guides) : IDefenseStep
    {
        public IAttackLoss Attack { get; } = defense.Loss(guides);

        public DefenseTerms Terms(DefenseOutputs outputs) => defense.Terms(batch, outputs);
    }

    private IAttackLoss Loss(torch.Tensor guides) => _settings.WeightedAttack
        ? new WeightedLoss(guides, targeted: false)
        : new GuidedLoss(guides, targeted: false);
}
