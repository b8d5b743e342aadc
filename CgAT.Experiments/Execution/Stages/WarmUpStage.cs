using System.Globalization;
using System.Text.Json;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Numerics;
using CgAT.Core.Training;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>
/// The backbone before hashing, shared by all code lengths and hashing methods: pretrained weights, classification
/// training, or both. Of a backbone with neither nothing is kept, since the seed alone decides its weights.
/// </summary>
public sealed class WarmUpStage : IStage
{
    private const int Revision = 1;
    private const string Phase = "warm-up";

    private readonly BackboneSpec _backbone;
    private readonly long _seed;

    /// <summary>The stage of a spec, a seed and a numerics contract, which all later stages inherit from it.</summary>
    public WarmUpStage(ExperimentSpec spec, long seed, NumericsContract contract)
    {
        ArgumentNullException.ThrowIfNull(spec);
        _backbone = spec.Backbone;
        _seed = seed;
        var inputs = new Dictionary<string, string>
        {
            ["backbone"] = SpecCanonical.ToJson(spec.Backbone),
            ["contract"] = JsonSerializer.Serialize(contract),
            ["dataset"] = SpecCanonical.ToJson(spec.Dataset),
            ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
        };
        BackboneRevision.OfLayers.AddTo(inputs, spec.Backbone);
        Identity = StageIdentity.Of(Phase, Revision, inputs, []);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => "warm-up";

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return StageWork.Training * (CoreSettings.WarmUp(_backbone)?.Epochs ?? 0) * dataset.Train.Count;
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);

        IReadOnlyList<TrainingRecord> records = [];
        if (KeepsWeights)
        {
            // The hash layer is not trained here and not kept: any code length does.
            using var model = HashingModel.Create(
                CoreSettings.Backbone(_backbone), bits: 1, _seed, context.Computation);
            records = Train(model, context);
            model.SaveBackbone(Path.Combine(folder, StageFiles.Model));
        }

        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Training), records);
    }

    /// <summary>Gives a model of the same seed the backbone that comes out of this stage.</summary>
    internal void LoadBackbone(HashingModel model, StageContext context)
    {
        if (KeepsWeights)
        {
            model.LoadBackbone(context.FileOf(this, StageFiles.Model));
        }
    }

    private bool KeepsWeights =>
        CoreSettings.FileOfWeights(_backbone) is not null || CoreSettings.WarmUp(_backbone) is { Epochs: > 0 };

    private IReadOnlyList<TrainingRecord> Train(HashingModel model, StageContext context)
    {
        if (CoreSettings.FileOfWeights(_backbone) is { } weights)
        {
            model.LoadPretrained(context.FileOfSpec(weights.File), weights.Digest);
        }

        if (CoreSettings.WarmUp(_backbone) is not { Epochs: > 0 } warmUp)
        {
            return [];
        }

        var plan = new TrainingPlan
        {
            Phase = Phase,
            Seed = _seed,
            Epochs = warmUp.Epochs,
            BatchSize = warmUp.BatchSize,
            Optimizer = CoreSettings.Optimizer(warmUp.Optimizer),
            Decay = new ConstantDecaySettings(),
            Augmentation = CoreSettings.Augmentation(warmUp.Augment),
        };
        return ModelTraining.WarmUp(
            model,
            context.Dataset.Train,
            plan,
            context.TrainingProgress(),
            context.Checkpoints,
            context.Cancellation);
    }
}
