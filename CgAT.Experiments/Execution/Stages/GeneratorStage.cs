using System.Globalization;
using CgAT.Core.Attacks.ProsGan;
using CgAT.Core.Data;
using CgAT.Core.Training;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>The generator of ProS-GAN, trained against a model.</summary>
public sealed class GeneratorStage : IStage
{
    private const int Revision = 1;
    private const string Phase = "generator";

    // Of generator and discriminator of the official width, for each image: many times the small network.
    private const double WorkOfImage = 60;

    private readonly ProsGanAttackSpec _attack;
    private readonly long _seed;
    private readonly IModelStage _model;
    private readonly PrototypesStage _prototypes;

    /// <summary>The stage after a model and its prototypes.</summary>
    public GeneratorStage(ProsGanAttackSpec attack, long seed, IModelStage model, PrototypesStage prototypes)
    {
        ArgumentNullException.ThrowIfNull(attack);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(prototypes);
        (_attack, _seed, _model, _prototypes) = (attack, seed, model, prototypes);

        // What is done with the trained generator belongs to the attack, and the prototypes are a stage of their own.
        var trained = attack with
        {
            Name = null,
            CraftedOn = null,
            Epsilon = null,
            Targets = null,
        };
        Identity = StageIdentity.Of(
            Phase,
            Revision,
            new Dictionary<string, string>
            {
                ["attack"] = SpecCanonical.ToJson(trained),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            [model.Identity, prototypes.Identity]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => "train ProS-GAN";

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return WorkOfImage * 2 * _attack.Epochs * dataset.Train.Count;
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var model = _model.LoadModel(context);
        using var prototypes = _prototypes.Load(context);
        var trained = ProsGanTraining.Train(
            model,
            context.Dataset.Train,
            context.Dataset.Database,
            prototypes,
            CoreAttacks.Generator(_attack),
            _seed,
            new Relay(context.TrainingProgress()),
            context.Checkpoints,
            context.Cancellation);
        using var gan = trained.Model;
        gan.Save(Path.Combine(folder, StageFiles.Generator));
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Training), trained.Records.Select(Record).ToList());
    }

    /// <summary>Reads the generator from the store; the caller disposes of it.</summary>
    public ProsGanModel Load(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ProsGanModel.Load(context.FileOf(this, StageFiles.Generator), context.Computation);
    }

    // As a step of a training like the others.
    private static TrainingRecord Record(ProsGanRecord step) => new()
    {
        Phase = Phase,
        Epoch = step.Epoch,
        Step = step.Step,
        Loss = step.Loss,
        Hash = step.Hash,
        LearningRate = step.LearningRate,
        GradientNorm = step.GradientNorm,
    };

    private sealed class Relay(IProgress<TrainingProgress> training) : IProgress<ProsGanProgress>
    {
        public void Report(ProsGanProgress value) => training.Report(new TrainingProgress(
            Record(value.Record), value.StepsDone, value.Steps, value.Epochs, value.Images));
    }
}
