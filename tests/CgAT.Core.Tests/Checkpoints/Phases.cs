using CgAT.Core.Checkpoints;
using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Models;
using CgAT.Core.Training;

namespace CgAT.Core.Tests.Checkpoints;

/// <summary>Every phase of training by name, on the small model: two epochs of three steps, with dropout.</summary>
internal static class Phases
{
    public const int Steps = 6;

    public static IReadOnlyList<string> Names { get; } =
        ["warm-up", "hashing", "continue", "cgat", "cgat with the official bank"];

    /// <summary>Trains the model by a phase, or goes on with that.</summary>
    public static IReadOnlyList<TrainingRecord> Run(
        string name,
        OptimizerSettings optimizer,
        HashingModel model,
        IProgress<TrainingProgress>? progress,
        ICheckpoints? checkpoints,
        CancellationToken stop)
    {
        var (images, loss) = (SmallModel.Images, new DpshLoss(0.001));
        var plan = SmallModel.Plan(name, seed: 5) with { Epochs = 2, Optimizer = optimizer };
        return name switch
        {
            "warm-up" => ModelTraining.WarmUp(model, images, plan, progress, checkpoints, stop),
            "hashing" => ModelTraining.TrainHashing(model, images, loss, plan, progress, checkpoints, stop),
            "continue" => ModelTraining.ContinueHashing(model, images, loss, plan, progress, checkpoints, stop),
            _ => ModelTraining.Cgat(
                model,
                images,
                loss,
                new CgatSettings { Attack = SmallModel.Steps(2), Lambda = 1, Mu = 1e-4 },
                officialBank: name != "cgat",
                plan,
                progress,
                checkpoints,
                stop),
        };
    }
}
