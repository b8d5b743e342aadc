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
        return Trainer.Run(objective, plan, images, model.Computation.Device, progress, checkpoints, cancellation);
    }

    /// <summary>Hashing training from a bank of zeros, as the official code starts.</summary>
    /// <returns>One record a step.</returns>
    public static IReadOnlyList<TrainingRecord> TrainHashing(
        HashingModel model,
        IImageSet images,
        IHashingLoss loss,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        using var bank = CodeBank.Empty(
            images.Count, model.Network.Bits, images.Classes, model.Computation.Device);
        return Train(model, images, loss, bank, plan, progress, checkpoints, cancellation);
    }

    /// <summary>More hashing training of a trained model: the fair control of a defence.</summary>
    /// <returns>One record a step.</returns>
    public static IReadOnlyList<TrainingRecord> ContinueHashing(
        HashingModel model,
        IImageSet images,
        IHashingLoss loss,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        using var bank = FilledBank(model, images, official: false);
        return Train(model, images, loss, bank, plan, progress, checkpoints, cancellation);
    }

    /// <summary>Center-guided adversarial training of a trained model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">The training set.</param>
    /// <param name="loss">The hashing loss that the model was trained with.</param>
    /// <param name="settings">The choices of CgAT.</param>
    /// <param name="officialBank">The official code's bank (<see cref="CodeBank.Official"/>) instead of the paper's.</param>
    /// <param name="plan">How long, and with which steps.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="checkpoints">Keeps the state between steps, and is where training goes on; null for nowhere.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>One record a step.</returns>
    public static IReadOnlyList<TrainingRecord> Cgat(
        HashingModel model,
        IImageSet images,
        IHashingLoss loss,
        CgatSettings settings,
        bool officialBank,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        using var bank = FilledBank(model, images, officialBank);
        var objective = new CgatObjective(
            model.Network,
            loss,
            bank,
            settings,
            model.Computation.Pool,
            Dropout(model, plan),
            new RandomStart(plan.Seed, plan.Phase));
        return Trainer.Run(objective, plan, images, model.Computation.Device, progress, checkpoints, cancellation);
    }

    private static IReadOnlyList<TrainingRecord> Train(
        HashingModel model,
        IImageSet images,
        IHashingLoss loss,
        CodeBank bank,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress,
        ICheckpoints? checkpoints,
        CancellationToken cancellation)
    {
        var objective = new HashingObjective(
            model.Network, loss, bank, model.Computation.Pool, Dropout(model, plan));
        return Trainer.Run(objective, plan, images, model.Computation.Device, progress, checkpoints, cancellation);
    }

    private static DropoutSource Dropout(HashingModel model, TrainingPlan plan) =>
        new(plan.Seed, plan.Phase, model.Network.DropoutLayers);

    // The codes of the trained model, in evaluation mode; the official code fills its bank with dropout on.
    private static CodeBank FilledBank(HashingModel model, IImageSet images, bool official)
    {
        using var scope = torch.NewDisposeScope();
        var device = model.Computation.Device;
        var relaxed = Encoder.Relaxed(model.Network, images, batchSize: 256, device, model.Computation.Pool);
        var labels = images.Labels([.. Enumerable.Range(0, images.Count)], device);
        return official ? CodeBank.Official(relaxed, labels) : CodeBank.Binary(relaxed, labels);
    }
}
