using System.Globalization;
using System.Text.Json;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Numerics;
using CgAT.Core.Training;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>Classification training of the backbone, shared by all code lengths and hashing methods.</summary>
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
        Identity = StageIdentity.Of(
            Phase,
            Revision,
            new Dictionary<string, string>
            {
                ["backbone"] = SpecCanonical.ToJson(spec.Backbone),
                ["contract"] = JsonSerializer.Serialize(contract),
                ["dataset"] = SpecCanonical.ToJson(spec.Dataset),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            []);
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

        // The hash layer is not trained here and not kept: any code length does.
        using var model = HashingModel.Create(CoreSettings.Backbone(_backbone), bits: 1, _seed, context.Computation);
        IReadOnlyList<TrainingRecord> records = [];
        if (CoreSettings.WarmUp(_backbone) is { Epochs: > 0 } warmUp)
        {
            var plan = new TrainingPlan
            {
                Phase = Phase,
                Seed = _seed,
                Epochs = warmUp.Epochs,
                BatchSize = warmUp.BatchSize,
                Optimizer = CoreSettings.Optimizer(warmUp.Optimizer),
                Decay = new ConstantDecaySettings(),
            };
            records = ModelTraining.WarmUp(
                model, context.Dataset.Train, plan, context.TrainingProgress(), context.Cancellation);
        }

        model.SaveBackbone(Path.Combine(folder, StageFiles.Model));
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Training), records);
    }
}
