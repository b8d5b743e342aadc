using CgAT.Core.Attacks;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>The phases of training, each in place on a model.</summary>
public static class ModelTraining
{
    /// <summary>Classification with a throw-away head, for backbones without pretrained weights.</summary>
    /// <returns>One record a step.</returns>
    public static IReadOnlyList<TrainingRecord> WarmUp(
        HashingModel model,
        IImageSet images,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(plan);
        using var generator = HashingModel.Generator(plan.Seed, "warm-up-head");
        var head = Dense.Default(model.Network.FeatureCount, images.Classes, generator);
        head.to(model.Computation.Device);
        using var objective = new ClassificationObjective(
            model.Network, head, images.SingleLabel, model.Computation.Pool, Dropout(model, plan));
        return Trainer.Run(
            objective, plan, images, model.Computation.Device, progress, judge: null, checkpoints, cancellation);
    }

    /// <summary>Hashing training from a bank of zeros, as the official code starts.</summary>
    /// <param name="model">The model; keeps what belongs to it of the loss's state, such as class centers.</param>
    /// <param name="images">The training set.</param>
    /// <param name="loss">Makes the hashing loss.</param>
    /// <param name="plan">How long, and with which steps.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="checkpoints">Keeps the state between steps; null to keep none.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>One record a step.</returns>
    public static IReadOnlyList<TrainingRecord> TrainHashing(
        HashingModel model,
        IImageSet images,
        Func<HashingLossStart, IHashingLoss> loss,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(plan);
        using var bank = CodeBank.Empty(
            images.Count, model.Network.Bits, images.Classes, model.Computation.Device);
        var begun = loss(Start(model, images, plan));
        using var state = begun.State;
        var objective = new HashingObjective(
            model.Network, begun, bank, model.Computation.Pool, Dropout(model, plan), begun.Steepness);
        var records = Trainer.Run(
            objective, plan, images, model.Computation.Device, progress, judge: null, checkpoints, cancellation);
        model.KeepOfLoss(state.OfModel);
        return records;
    }

    /// <summary>More hashing training of a trained model: the fair control of a defence.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">The training set.</param>
    /// <param name="loss">Makes the hashing loss that the model was trained with.</param>
    /// <param name="plan">How long, and with which steps.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="checkpoints">Keeps the state between steps; null to keep none.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>One record a step.</returns>
    public static IReadOnlyList<TrainingRecord> ContinueHashing(
        HashingModel model,
        IImageSet images,
        Func<HashingLossStart, IHashingLoss> loss,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(plan);
        using var bank = FilledBank(model, images, CodeBank.Binary);
        return GoOn(
            model,
            images,
            loss,
            plan,
            begun => new HashingObjective(model.Network, begun, bank, model.Computation.Pool, Dropout(model, plan)),
            progress,
            judge: null,
            checkpoints,
            cancellation);
    }

    /// <summary>Adversarial training of a trained model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">The training set.</param>
    /// <param name="loss">Makes the hashing loss that the model was trained with.</param>
    /// <param name="settings">Which defence, and its choices.</param>
    /// <param name="plan">How long, and with which steps.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="checkpoints">Keeps the state between steps, and is where training goes on; null for
    /// nowhere.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>One record a step.</returns>
    public static IReadOnlyList<TrainingRecord> Defend(
        HashingModel model,
        IImageSet images,
        Func<HashingLossStart, IHashingLoss> loss,
        DefenseSettings settings,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(settings);
        var (train, held) = settings.Judge is { } split
            ? RobustnessJudge.Split(images, split, plan.Seed)
            : (images, null);
        var judge = settings.Judge is { } judging
            ? new RobustnessJudge(model, train, held, judging, settings.Training, plan.Seed)
            : null;
        using var bank = FilledBank(model, train, settings.Bank);
        using var rounded = settings.Training.Precision == GradientPrecision.BFloat16 ? model.Rounded() : null;
        IDefense? defense = null;
        try
        {
            return GoOn(model, train, loss, plan, Objective, progress, judge, checkpoints, cancellation);
        }
        finally
        {
            (defense as IDisposable)?.Dispose();
        }

        AdversarialObjective Objective(IHashingLoss begun)
        {
            defense = settings.Begin(new DefenseStart
            {
                Network = model.Network,
                Loss = begun,
                Bank = bank,
                Images = train,
                Plan = plan,
                Device = model.Computation.Device,
                Pool = model.Computation.Pool,
                Frozen = model.Frozen,
            });
            return new AdversarialObjective(
                model.Network,
                begun,
                bank,
                defense,
                settings.Training,
                model.Computation.Pool,
                Dropout(model, plan),
                new RandomStart(plan.Seed, plan.Phase))
            {
                Rounded = rounded,
            };
        }
    }

    // Trains a trained model on, with what it keeps of its hashing loss.
    private static IReadOnlyList<TrainingRecord> GoOn(
        HashingModel model,
        IImageSet images,
        Func<HashingLossStart, IHashingLoss> loss,
        TrainingPlan plan,
        Func<IHashingLoss, ITrainingObjective> objective,
        IProgress<TrainingProgress>? progress,
        IEpochJudge? judge,
        ICheckpoints? checkpoints,
        CancellationToken cancellation)
    {
        var begun = loss(Start(model, images, plan));
        using var state = begun.State;
        state.RestoreModel(model.OfLoss);
        var records = Trainer.Run(
            objective(begun), plan, images, model.Computation.Device, progress, judge, checkpoints, cancellation);
        model.KeepOfLoss(state.OfModel);
        return records;
    }

    private static HashingLossStart Start(HashingModel model, IImageSet images, TrainingPlan plan) => new()
    {
        Seed = plan.Seed,
        Phase = plan.Phase,
        Items = images.Count,
        Bits = model.Network.Bits,
        Classes = images.Classes,
        Device = model.Computation.Device,
    };

    private static DropoutSource Dropout(HashingModel model, TrainingPlan plan) =>
        new(plan.Seed, plan.Phase, model.Network.DropoutLayers);

    // The codes of the trained model, in evaluation mode; the official code fills its bank with dropout on.
    private static CodeBank FilledBank(
        HashingModel model, IImageSet images, Func<torch.Tensor, torch.Tensor, CodeBank> make)
    {
        using var scope = torch.NewDisposeScope();
        var device = model.Computation.Device;
        var relaxed = Encoder.Relaxed(model.Network, images, batchSize: 256, device, model.Computation.Pool);
        var labels = images.Labels([.. Enumerable.Range(0, images.Count)], device);
        return make(relaxed, labels);
    }
}
