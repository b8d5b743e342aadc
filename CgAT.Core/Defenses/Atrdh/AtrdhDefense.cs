using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Attacks.Targets;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Defenses.Atrdh;

/// <summary>
/// ATRDH, the adversarial training of Targeted Attack and Defense for Deep Hashing (Wang et al., SIGIR 2021; method section
/// 6). A PrototypeNet is trained along, a step a batch:
/// <code>
/// B[batch] = sign u(x)
/// t    = a random label vector of the training set for each image,   p = sign PrototypeNet(t)
/// PrototypeNet: one step of Adam on THA's loss of t against B
/// x'   = argmax over |x' - x| ≤ ε of  mean u(x') ⊙ p
/// U[batch] = u(x)
/// L    = L_hash(u(x))  +  λ · mean over batch x N of ( u(x') Uᵀ / K - (2 s - 1) )²
/// </code>
/// with s = 1 where an image shares a true label with a training item. U starts at zero: an image that was not seen yet
/// counts with its labels and a zero code. The prototypes are those from before their step, as in the official codes.
/// </summary>
public sealed class AtrdhDefense : IDefense, IDisposable
{
    private static readonly DphLoss s_term = new();

    private readonly TrainingPlan _plan;
    private readonly int _steps;
    private readonly double _rate;
    private readonly CodeBank _bank;
    private readonly CodeBank _benign;
    private readonly torch.Tensor _vectors;
    private readonly PrototypeNet _prototypes;
    private readonly PrototypeFit _fit;
    private readonly Func<TrainingBatch, int, IReadOnlyList<int>> _targets;

    /// <summary>Begins with a PrototypeNet.</summary>
    /// <param name="settings">The choices; the sizes are those of the network.</param>
    /// <param name="start">The training.</param>
    /// <param name="prototypes">The PrototypeNet, trained in place; this object owns it.</param>
    /// <param name="targets">
    /// Chooses the targets of a batch, one an image: numbers of label vectors of the training set, of which there are as
    /// many as it is told, in the order of <see cref="DistinctLabels"/>.
    /// </param>
    public AtrdhDefense(
        AtrdhSettings settings,
        DefenseStart start,
        PrototypeNet prototypes,
        Func<TrainingBatch, int, IReadOnlyList<int>> targets)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(prototypes);
        ArgumentNullException.ThrowIfNull(targets);
        var (images, plan, device) = (start.Images, start.Plan, start.Device);
        (_plan, _rate, _bank) = (plan, settings.PrototypeLearningRate, start.Bank);
        _steps = plan.Steps(images.Count);
        _benign = CodeBank.Unseen(_bank.Relaxed, _bank.Labels);
        _vectors = MultiHot.Of(DistinctLabels.Of(images).Vectors, images.Classes, device).DetachFromDisposeScope();
        prototypes.to(device);
        _prototypes = prototypes;
        _fit = new PrototypeFit(
            prototypes, settings.PrototypeLoss, new PrototypeBank(_bank.Codes, _bank.Labels), _vectors);
        _targets = targets;
    }

    /// <summary>One record a step of PrototypeNet.</summary>
    public IReadOnlyList<TrainingRecord> PrototypeRecords => _fit.Records;

    /// <summary>
    /// λ · mean over batch x N of (u(x') Uᵀ / K - (2 s - 1))², a scalar.
    /// </summary>
    /// <param name="attacked">[n, bits]: u(x').</param>
    /// <param name="batch">The images with their true labels.</param>
    /// <param name="benign">U, and the labels of the training items.</param>
    /// <param name="lambda">λ.</param>
    public static torch.Tensor Term(torch.Tensor attacked, HashingBatch batch, CodeBank benign, double lambda) =>
        s_term.Compute(attacked, batch, benign).Similarity * lambda;

    /// <inheritdoc/>
    public IDefenseStep Begin(DefenseBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var training = batch.Training;
        _bank.Write(training.Rows, batch.Clean, training.Labels);
        var targets = _targets(training, (int)_vectors.shape[0]);
        var prototypes = Prototypes(targets);
        _fit.Step(training.Epoch, targets, _rate * _plan.Decay.Factor(training.Step, _steps));
        return new Step(this, batch, prototypes);
    }

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Tensor("atrdh.benign", _benign.Relaxed);
        _fit.Transfer(state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fit.Dispose();
        _prototypes.Dispose();
        _vectors.Dispose();
        _benign.Dispose();
    }

    private torch.Tensor Prototypes(IReadOnlyList<int> targets)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var rows = OwnMemory.Places(targets, _vectors.device);
        return _prototypes.forward(_vectors.index_select(0, rows)).Codes.sign().MoveToOuterDisposeScope();
    }

    private DefenseTerms Terms(DefenseBatch batch, DefenseOutputs outputs)
    {
        var training = batch.Training;
        _benign.Write(training.Rows, outputs.Clean, training.Labels);
        return new DefenseTerms { Adversarial = Term(outputs.Attacked, training.Hashing, _benign, batch.Point.Lambda) };
    }

    private sealed class Step(AtrdhDefense defense, DefenseBatch batch, torch.Tensor prototypes) : IDefenseStep
    {
        public IAttackLoss Attack { get; } = new GuidedLoss(prototypes, targeted: true);

        public DefenseTerms Terms(DefenseOutputs outputs) => defense.Terms(batch, outputs);
    }
}
