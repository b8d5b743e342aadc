using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Attacks.Targets;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Data.Streams;
using CgAT.Core.Models;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>Trains ProS-GAN on the training images against one hashing model, which stays as it is.</summary>
/// <remarks>
/// Every image has another target in every epoch: one of the label vectors of the database, uniformly and whatever its
/// own labels are, keyed by (seed, epoch, item), as is the order. The hashing model is in evaluation mode.
/// </remarks>
public static class ProsGanTraining
{
    /// <summary>Trains from initial weights that the seed decides.</summary>
    /// <param name="model">The attacked model.</param>
    /// <param name="images">The training images.</param>
    /// <param name="database">What label vectors there are.</param>
    /// <param name="prototypes">PrototypeNet, trained on the codes of this model; stays as it is.</param>
    /// <param name="settings">The choices.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="checkpoints">Keeps the state between steps, and is where training goes on; null for
    /// nowhere.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0720: a loss that is not a finite number; CGAT0722: images of a size that does not fit.
    /// </exception>
    /// <exception cref="ArgumentException">The prototypes are of other classes or of another code length.</exception>
    public static TrainedProsGan Train(
        HashingModel model,
        IImageSet images,
        IImageSet database,
        PrototypeModel prototypes,
        ProsGanSettings settings,
        long seed,
        IProgress<ProsGanProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(prototypes);
        ArgumentNullException.ThrowIfNull(settings);
        ProsGanSides.Require(images.Height, images.Width);
        prototypes.RequireFit(images.Classes, model.Network.Bits);
        using var drawn = HashingModel.Generator(seed, "pros-gan");
        using var drawnToo = HashingModel.Generator(seed, "pros-gan-discriminator");
        var generator = new ProsGanGenerator(prototypes.Network.Features, images.Height, settings.Width, drawn);
        using var discriminator = new ProsGanDiscriminator(images.Classes, images.Height, settings.Width, drawnToo);
        discriminator.to(model.Computation.Device);
        var trained = new ProsGanModel(generator, model.Computation);
        try
        {
            using var fit = new ProsGanFit(generator, discriminator, model.Network, prototypes, settings);
            Run(fit, model.Computation, images, database, settings, seed, progress, checkpoints, cancellation);
            return new TrainedProsGan(trained, fit.Records);
        }
        catch
        {
            trained.Dispose();
            throw;
        }
    }

    private static void Run(
        ProsGanFit fit,
        Computation computation,
        IImageSet images,
        IImageSet database,
        ProsGanSettings settings,
        long seed,
        IProgress<ProsGanProgress>? progress,
        ICheckpoints? checkpoints,
        CancellationToken cancellation)
    {
        using var scope = torch.NewDisposeScope();
        var vectors = DistinctLabels.Of(database).Vectors;
        var targets = KeyedStream.Create(seed, "targets/pros-gan");
        var steps = settings.Epochs * ((images.Count + settings.BatchSize - 1) / settings.BatchSize);
        var loop = new CheckpointedLoop(fit, checkpoints, cancellation);
        if (loop.Begin(() => fit.Records.Count))
        {
            progress?.Report(Progress(0));
        }

        var device = computation.Device;
        var batches = ReadAhead.Of(
            images,
            Batches(images.Count, settings, seed).Skip(fit.Records.Count),
            step => new ImageBatch { Items = step.Items },
            device);
        foreach (var ((epoch, items), pending) in batches)
        {
            loop.BeforeStep(fit.Records.Count);
            using var step = torch.NewDisposeScope();
            var chosen = items.Select(item => vectors[targets.Below(vectors.Count, 1, epoch, step: 0, item)[0]]);
            var batch = new ProsGanBatch(
                epoch,
                pending.Take(),
                images.Labels(items, device),
                MultiHot.Of([.. chosen], images.Classes, device));
            computation.Pool.Whole.Run(1, _ =>
            {
                fit.Step(batch);
                return [];
            });
            progress?.Report(Progress(items.Length));
        }

        ProsGanProgress Progress(int count) =>
            new(fit.Records[^1], fit.Records.Count, steps, settings.Epochs, count);
    }

    private static IEnumerable<(int Epoch, int[] Items)> Batches(int items, ProsGanSettings settings, long seed)
    {
        var stream = KeyedStream.Create(seed, "order/pros-gan");
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            foreach (var batch in KeyedPermutation.Of(stream, epoch, items).Chunk(settings.BatchSize))
            {
                yield return (epoch, batch);
            }
        }
    }
}
