using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Training;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>A defence that trains the hashing model on.</summary>
public sealed class DefenseStage : IModelStage
{
    private const int Revision = 5;

    private readonly ExperimentSpec _spec;
    private readonly TrainedDefenseSpec _defense;
    private readonly long _seed;
    private readonly HashingStage _hashing;

    /// <summary>The stage after hashing training.</summary>
    public DefenseStage(ExperimentSpec spec, TrainedDefenseSpec defense, long seed, HashingStage hashing)
    {
        ArgumentNullException.ThrowIfNull(defense);
        ArgumentNullException.ThrowIfNull(hashing);
        (_spec, _defense, _seed, _hashing) = (spec, defense, seed, hashing);
        var inputs = new Dictionary<string, string>
        {
            ["defense"] = SpecCanonical.ToJson(defense),
            ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
        };
        BackboneRevision.OfAttacks.AddTo(inputs, spec.Backbone);
        Identity = StageIdentity.Of("defense", Revision, inputs, [hashing.Identity]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => $"defence {_defense.Label}";

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var anImage = _defense is AdversarialDefenseSpec attacked
            ? (2 * StageWork.Training * _defense.Epochs) // trained clean and attacked
                + (CoreDefenses.Schedule(attacked).Iterations * StageWork.AttackStep)
            : StageWork.Training * _defense.Epochs;
        return anImage * dataset.Train.Count;
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var model = _hashing.LoadModel(context);
        var plan = new TrainingPlan
        {
            Phase = _defense.Kind,
            Seed = _seed,
            Epochs = _defense.Epochs,
            BatchSize = _defense.BatchSize,
            Optimizer = CoreSettings.Optimizer(_defense.Optimizer),
            Decay = CoreSettings.Decay(_defense.Decay),
            Augmentation = CoreSettings.Augmentation(_defense.Augment),
            GradientLimit = _defense.GradientLimit,
            Averaging = _defense.WeightAverage,
        };
        var records = Train(model, context.Dataset.Train, plan, context);
        model.Save(Path.Combine(folder, StageFiles.Model));
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Training), records);
    }

    /// <inheritdoc/>
    public HashingModel LoadModel(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var model = HashingModel.Create(
            CoreSettings.Backbone(_spec.Backbone), _spec.Hashing.Bits, _seed, context.Computation);
        model.Load(context.FileOf(this, StageFiles.Model));
        return model;
    }

    private IReadOnlyList<TrainingRecord> Train(
        HashingModel model,
        IImageSet images,
        TrainingPlan plan,
        StageContext context)
    {
        var loss = CoreSettings.HashingLoss(_spec.Hashing);
        var progress = context.TrainingProgress();
        return _defense switch
        {
            ContinueDefenseSpec => ModelTraining.ContinueHashing(
                model, images, loss, plan, progress, context.Checkpoints, context.Cancellation),
            AdversarialDefenseSpec attacked => ModelTraining.Defend(
                model,
                images,
                loss,
                CoreDefenses.Settings(attacked),
                plan,
                progress,
                context.Checkpoints,
                context.Cancellation),
            _ => throw CoreSettings.Unknown(_defense),
        };
    }
}
