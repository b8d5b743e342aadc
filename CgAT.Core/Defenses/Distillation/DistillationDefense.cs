using CgAT.Core.Attacks.Losses;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Defenses.Distillation;

/// <summary>
/// Robust distillation in the spirit of CRDAT (Zhu et al., SIGIR 2025; method section 9): the trained model is a frozen
/// teacher, with codes v(x) and features g(x) in evaluation mode, of a student that starts as its copy, with u and f:
/// <code>
/// x'   = argmin over |x' - x| ≤ ε of  mean u(x') ⊙ sign v(x)
/// L    = λ · mean ( u(x') - v(x) )²  +  c · mean ( u(x) - v(x) )²  +  w · mean over images of ( 1 - cos( f(x'), g(x) ) )
/// </code>
/// As in CRDAT's abstract, codes and features of attacked images are distilled and the hashing loss has no part in it. The
/// form of the terms, their weights and the term of clean images are ours.
/// </summary>
/// <param name="settings">The weights.</param>
/// <param name="teacher">The teacher; this object owns it. It never changes, and so is no part of the state.</param>
/// <param name="pool">Computes the teacher's shards.</param>
public sealed class DistillationDefense(DistillationSettings settings, HashNetwork teacher, ShardPool pool)
    : IDefense, IDisposable
{
    // The least length of a vector of features in its cosine, as in PyTorch.
    private const double Least = 1e-8;

    /// <inheritdoc/>
    public bool KeepsHashing => false;

    /// <inheritdoc/>
    public bool SeesFeatures => true;

    /// <inheritdoc/>
    public IDefenseStep Begin(DefenseBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var noGradients = torch.no_grad();
        var images = batch.Training.Images;
        var parts = pool.Run((int)images.shape[0], shard =>
        {
            var features = teacher.Features(shard.Of(images), DropoutMasks.Off);
            return [teacher.Codes(features), features];
        });
        return new Step(settings, batch, Joined(parts, 0), Joined(parts, 1));
    }

    /// <inheritdoc/>
    public void Dispose() => teacher.Dispose();

    private static torch.Tensor Joined(IReadOnlyList<IReadOnlyList<torch.Tensor>> parts, int output) =>
        torch.cat([.. parts.Select(part => part[output])]);

    private sealed class Step(
        DistillationSettings settings, DefenseBatch batch, torch.Tensor codes, torch.Tensor features) : IDefenseStep
    {
        public IAttackLoss Attack { get; } = new GuidedLoss(codes.sign(), targeted: false);

        public DefenseTerms Terms(DefenseOutputs outputs)
        {
            var attacked = outputs.AttackedFeatures
                ?? throw new ArgumentException("distillation needs the features of attacked images", nameof(outputs));
            var likeness = torch.nn.functional.cosine_similarity(
                attacked.to_type(torch.float32), features.to_type(torch.float32), dim: 1, eps: Least);
            return new DefenseTerms
            {
                Adversarial = (Distance(outputs.Attacked) * batch.Point.Lambda)
                    + (Distance(outputs.Clean) * settings.Clean),
                Feature = (1 - likeness).mean() * settings.Feature,
            };
        }

        private torch.Tensor Distance(torch.Tensor relaxed) => (relaxed - codes).square().mean();
    }
}
