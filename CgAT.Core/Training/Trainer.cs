using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>The loop that all phases share: keyed order, batches, steps, learning rate, records.</summary>
public static class Trainer
{
    private const int NamedItems = 8;

    /// <summary>Trains for as many epochs as the plan says.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="plan">How long, and with which steps.</param>
    /// <param name="images">The training set.</param>
    /// <param name="device">Where the parameters are.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="judge">Says after each epoch which weights count; null where the last ones do.</param>
    /// <param name="checkpoints">Keeps the state, and is where training begins; null for the start.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>One record a step, those of before a checkpoint too.</returns>
    /// <exception cref="UserErrorException">CGAT0402: a loss that is not a finite number.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is that of another training.</exception>
    /// <exception cref="ArgumentException">Random crops of images that are not kept whole.</exception>
    public static IReadOnlyList<TrainingRecord> Run(
        ITrainingObjective objective,
        TrainingPlan plan,
        IImageSet images,
        torch.Device device,
        IProgress<TrainingProgress>? progress = null,
        IEpochJudge? judge = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(images);
        if (plan.Augmentation is { RandomCrop: true } && !images.CropsRoam)
        {
            throw new ArgumentException(
                "images that are kept cropped can't be cropped at random: load them with ImageLoading.CropsRoam",
                nameof(images));
        }

        var (stepsOfEpoch, steps) = (plan.StepsOfEpoch(images.Count), plan.Steps(images.Count));
        try
        {
            using var optimizer = Optimizers.Create(plan.Optimizer, objective.Parameters);
            using var average = plan.Averaging is { } decay ? new WeightAverage(objective.Parameters, decay) : null;
            var augmentation = plan.Augmentation is { } varied ? new Augmentation(varied, plan.Seed, plan.Phase) : null;
            using var selection = judge is null ? null : new EpochSelection(judge, average);
            var state = new TrainerState(objective, optimizer, plan, average, selection);
            var loop = new CheckpointedLoop(state, checkpoints, cancellation);
            if (loop.Begin(() => state.Records.Count))
            {
                progress?.Report(state.Progress(steps, images: 0));
            }

            var records = state.Records;
            var batches = ReadAhead.Of(
                images, Batches(plan, images.Count).Skip(records.Count), step => Shown(step, augmentation), device);
            foreach (var ((epoch, items), pending) in batches)
            {
                loop.BeforeStep(records.Count);
                if (records.Count % stepsOfEpoch == 0)
                {
                    objective.StartEpoch(epoch);
                }

                using var scope = torch.NewDisposeScope();
                var shown = pending.Take();
                var batch = new TrainingBatch(
                    epoch,
                    records.Count,
                    items,
                    OwnMemory.Places(items, device),
                    augmentation?.Of(shown, items, epoch) ?? shown,
                    images.Labels(items, device));
                var rate = plan.Optimizer.LearningRate * plan.Decay.Factor(records.Count, steps);
                records.Add(Step(objective, optimizer, plan, batch, rate));
                average?.Add(records.Count);
                progress?.Report(state.Progress(steps, items.Length));
                if (selection is not null && records.Count % stepsOfEpoch == 0 && !IsSound(selection, records))
                {
                    break;
                }
            }

            if (selection is null)
            {
                average?.Swap();
            }
            else
            {
                selection.Finish();
            }

            return records;
        }
        finally
        {
            foreach (var parameter in objective.Parameters)
            {
                parameter.grad = null;
            }
        }
    }

    private static IEnumerable<(int Epoch, int[] Items)> Batches(TrainingPlan plan, int items)
    {
        var stream = KeyedStream.Create(plan.Seed, $"order/{plan.Phase}");
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            var order = plan.Shuffled ? KeyedPermutation.Of(stream, epoch, items) : Enumerable.Range(0, items);
            foreach (var batch in order.Chunk(plan.BatchSize))
            {
                yield return (epoch, batch);
            }
        }
    }

    private static ImageBatch Shown((int Epoch, int[] Items) step, Augmentation? augmentation) =>
        new() { Items = step.Items, Crops = augmentation?.Crops(step.Items, step.Epoch) };

    private static string Named(IReadOnlyList<int> items) =>
        string.Join(", ", items.Take(NamedItems))
            + (items.Count > NamedItems ? $" and {items.Count - NamedItems} more" : "");

    // Whether training goes on after an epoch; its judgement stands in the epoch's last record.
    private static bool IsSound(EpochSelection selection, List<TrainingRecord> records)
    {
        var judgement = selection.After(records[^1].Epoch);
        records[^1] = records[^1] with { Validation = judgement.Score, Gap = judgement.Gap };
        return !judgement.IsAstray;
    }

    private static TrainingRecord Step(
        ITrainingObjective objective,
        OptimizerHelper optimizer,
        TrainingPlan plan,
        TrainingBatch batch,
        double rate)
    {
        var terms = objective.Differentiate(batch);
        var record = new TrainingRecord
        {
            Phase = plan.Phase,
            Epoch = batch.Epoch,
            Step = batch.Step,
            Loss = terms.Total.item<float>(),
            Hash = terms.Hash?.item<float>(),
            Quantization = terms.Quantization?.item<float>(),
            Center = terms.Center?.item<float>(),
            Adversarial = terms.Adversarial?.item<float>(),
            Feature = terms.Feature?.item<float>(),
            Classification = terms.Classification?.item<float>(),
            LearningRate = rate,
            GradientNorm = GradientNorm(objective.Parameters),
        };
        RequireFinite(record, batch.Items);
        Shorten(objective.Parameters, record.GradientNorm, plan.GradientLimit);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }

        optimizer.step();
        return record;
    }

    private static void Shorten(IReadOnlyList<Parameter> parameters, double norm, double? limit)
    {
        if (limit is not { } most || norm <= most)
        {
            return;
        }

        using var noGradients = torch.no_grad();
        foreach (var parameter in parameters)
        {
            parameter.grad?.mul_(most / norm);
        }
    }

    private static double GradientNorm(IReadOnlyList<Parameter> parameters)
    {
        using var noGradients = torch.no_grad();
        return Math.Sqrt(parameters.Sum(parameter =>
        {
            using var scope = torch.NewDisposeScope();
            var norm = (double)(parameter.grad ?? throw new InvalidOperationException(
                "an objective left a parameter without gradient")).norm().item<float>();
            return norm * norm;
        }));
    }

    private static void RequireFinite(TrainingRecord record, IReadOnlyList<int> items)
    {
        if (double.IsFinite(record.Loss) && double.IsFinite(record.GradientNorm))
        {
            return;
        }

        var terms = new (string Name, double? Value)[]
        {
            ("hash", record.Hash), ("quantization", record.Quantization), ("center", record.Center),
            ("adversarial", record.Adversarial), ("feature", record.Feature),
            ("classification", record.Classification), ("gradient", record.GradientNorm),
        };
        var broken = terms.Where(term => term.Value is { } value && !double.IsFinite(value)).Select(term => term.Name);
        throw new UserErrorException(new Diagnostic
        {
            Code = ErrorCodes.LossNotFinite,
            Message = $"the loss of phase '{record.Phase}' is not a number at step {record.Step} "
                + $"(epoch {record.Epoch}); not finite: {string.Join(", ", broken)}; "
                + $"batch: training images {Named(items)}",
            Remedy = "lower the learning rate of that phase, or the weight of the term; the stage has no result, and its "
                + "last checkpoint of before, if one was due, is kept",
        });
    }
}
