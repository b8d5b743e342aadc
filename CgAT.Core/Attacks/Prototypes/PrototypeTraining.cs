using CgAT.Core.Attacks.Targets;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>
/// Trains a PrototypeNet against the codes of one model: of a defended model, the codes of the defended model.
/// </summary>
/// <remarks>
/// Every step has a batch of label vectors, each drawn uniformly and with replacement from those that occur in the
/// database, keyed by (seed, epoch, step).
/// </remarks>
public static class PrototypeTraining
{
    /// <summary>Trains from initial weights that the seed decides.</summary>
    /// <param name="codes">The codes of the training items under the attacked model.</param>
    /// <param name="items">Those items, for their labels.</param>
    /// <param name="database">What label vectors there are; the one without labels counts where an item has
    /// none.</param>
    /// <param name="settings">The choices.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="computation">Where to compute; must outlive the result.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="checkpoints">Keeps the state between steps, and is where training goes on; null for
    /// nowhere.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0720: a loss that is not a finite number; CGAT0721: a batch without similar pairs, or without others.
    /// </exception>
    public static TrainedPrototypes Train(
        PackedCodes codes,
        IImageSet items,
        IImageSet database,
        PrototypeSettings settings,
        long seed,
        Computation computation,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(computation);
        using var scope = torch.NewDisposeScope();
        var device = computation.Device;
        var vectors = MultiHot.Of(DistinctLabels.Of(database).Vectors, database.Classes, device);
        var bank = new PrototypeBank(
            codes.ToTensor(device), items.Labels([.. Enumerable.Range(0, items.Count)], device));
        var prototypes = PrototypeModel.Create(items.Classes, codes.Bits, settings, seed, computation);
        try
        {
            using var fit = new PrototypeFit(
                prototypes.Network, PrototypeLosses.Create(settings.Loss), bank, vectors);
            Run(fit, (int)vectors.shape[0], settings, seed, computation, progress, checkpoints, cancellation);
            return new TrainedPrototypes(prototypes, fit.Records);
        }
        catch
        {
            prototypes.Dispose();
            throw;
        }
    }

    private static void Run(
        PrototypeFit fit,
        int vectors,
        PrototypeSettings settings,
        long seed,
        Computation computation,
        IProgress<TrainingProgress>? progress,
        ICheckpoints? checkpoints,
        CancellationToken cancellation)
    {
        var stream = KeyedStream.Create(seed, "order/prototypes");
        var steps = settings.Epochs * settings.StepsOfEpoch;
        var loop = new CheckpointedLoop(fit, checkpoints, cancellation);
        if (loop.Begin(() => fit.Records.Count))
        {
            progress?.Report(Progress(images: 0));
        }

        for (var step = fit.Records.Count; step < steps; step++)
        {
            loop.BeforeStep(step);
            var (epoch, stepOfEpoch) = Math.DivRem(step, settings.StepsOfEpoch);
            var rows = stream.Below(vectors, settings.BatchSize, epoch, stepOfEpoch, sample: 0);
            var rate = settings.LearningRate * settings.Decay.Factor(step, steps);
            computation.Pool.Whole.Run(1, _ =>
            {
                fit.Step(epoch, rows, rate);
                return [];
            });
            progress?.Report(Progress(rows.Length));
        }

        TrainingProgress Progress(int images) =>
            new(fit.Records[^1], fit.Records.Count, steps, settings.Epochs, images);
    }
}
