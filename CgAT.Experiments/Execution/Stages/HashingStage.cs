using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Training;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>
/// Hashing training on clean images, from a warmed-up backbone or from a model that was trained elsewhere.
/// </summary>
public sealed class HashingStage : IModelStage
{
    private const int Revision = 1;
    private const string Phase = "hashing";

    private readonly ExperimentSpec _spec;
    private readonly long _seed;
    private readonly WarmUpStage _warmUp;

    /// <summary>The stage after a warm-up.</summary>
    public HashingStage(ExperimentSpec spec, long seed, WarmUpStage warmUp)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(warmUp);
        (_spec, _seed, _warmUp) = (spec, seed, warmUp);
        Identity = StageIdentity.Of(
            Phase,
            Revision,
            new Dictionary<string, string>
            {
                ["hashing"] = SpecCanonical.ToJson(spec.Hashing),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            [warmUp.Identity]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => string.Create(
        CultureInfo.InvariantCulture, $"hashing {_spec.Hashing.Title} {_spec.Hashing.Bits} bits");

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return StageWork.Training * _spec.Hashing.Epochs * dataset.Train.Count;
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var model = Create(context);
        _warmUp.LoadBackbone(model, context);
        if (_spec.Hashing.Checkpoint is { } checkpoint)
        {
            model.LoadCheckpoint(context.FileOfSpec(checkpoint.File), checkpoint.Digest);
        }

        // Without epochs too: what the loss keeps with the model, such as centers, is that of the start then.
        var records = Train(model, context);
        model.Save(Path.Combine(folder, StageFiles.Model));
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Training), records);
    }

    /// <inheritdoc/>
    public HashingModel LoadModel(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var model = Create(context);
        model.Load(context.FileOf(this, StageFiles.Model));
        return model;
    }

    private IReadOnlyList<TrainingRecord> Train(HashingModel model, StageContext context)
    {
        var plan = new TrainingPlan
        {
            Phase = Phase,
            Seed = _seed,
            Epochs = _spec.Hashing.Epochs,
            BatchSize = _spec.Hashing.BatchSize,
            Optimizer = CoreSettings.Optimizer(_spec.Hashing.Optimizer),
            Decay = CoreSettings.Decay(_spec.Hashing.Decay),
            Augmentation = CoreSettings.Augmentation(_spec.Hashing.Augment),
        };
        return ModelTraining.TrainHashing(
            model,
            context.Dataset.Train,
            CoreSettings.HashingLoss(_spec.Hashing),
            plan,
            context.TrainingProgress(),
            context.Checkpoints,
            context.Cancellation);
    }

    private HashingModel Create(StageContext context) => HashingModel.Create(
        CoreSettings.Backbone(_spec.Backbone), _spec.Hashing.Bits, _seed, context.Computation);
}
