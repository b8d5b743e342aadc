using CgAT.Core.Checkpoints;
using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Hashing;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;

namespace CgAT.Core.Tests.Checkpoints;

/// <summary>Every phase of training by name, on the small model: six steps, with dropout.</summary>
internal static class Phases
{
    public const int Steps = 6;

    // CgAT with all that a defence may have besides.
    private const string Judged = "cgat, judged";

    /// <summary>The defences beside CgAT, which differ from it in their own state alone.</summary>
    public static IReadOnlyList<string> Rivals { get; } =
        [.. SomeDefenses.Names.Where(name => !name.StartsWith("cgat", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Names { get; } =
        ["warm-up", "hashing", "continue", .. SomeDefenses.Names, Judged];

    /// <summary>Trains the model by a phase, or goes on with that.</summary>
    /// <param name="name">Which phase.</param>
    /// <param name="hashing">The loss (<see cref="EveryLoss"/>); null for DPSH with the usual quantisation.</param>
    /// <param name="optimizer">Moves the weights.</param>
    /// <param name="model">The model.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="checkpoints">Keeps the state between steps.</param>
    /// <param name="stop">Stops between two steps.</param>
    public static IReadOnlyList<TrainingRecord> Run(
        string name,
        string? hashing,
        OptimizerSettings optimizer,
        HashingModel model,
        IProgress<TrainingProgress>? progress,
        ICheckpoints? checkpoints,
        CancellationToken stop)
    {
        var images = SmallModel.Images;
        IHashingLoss Loss(HashingLossStart start) =>
            hashing is null ? new DpshLoss(0.001) : EveryLoss.Create(hashing, start);
        var plan = SmallModel.Plan(name, seed: 5) with { Epochs = 2, Optimizer = optimizer };
        if (name == "cgat" && hashing is not null)
        {
            // A defence goes on with what the loss of the hashing training has left with the model.
            ModelTraining.TrainHashing(model, images, Loss, SmallModel.Plan("hashing", seed: 5), cancellation: stop);
        }

        return name switch
        {
            "warm-up" => ModelTraining.WarmUp(model, images, plan, progress, checkpoints, stop),
            "hashing" => ModelTraining.TrainHashing(model, images, Loss, plan, progress, checkpoints, stop),
            "continue" => ModelTraining.ContinueHashing(model, images, Loss, plan, progress, checkpoints, stop),
            Judged => ModelTraining.Defend(
                model,
                images,
                Loss,
                SomeDefenses.Cgat(iterations: 1) with
                {
                    Judge = new JudgeSettings { ValidationShare = 0.2, Queries = 4, Iterations = 2, GapLimit = 2 },
                },
                plan with
                {
                    Epochs = 3, // of two steps each, since a fifth of the images is held out
                    Averaging = 0.9,
                    GradientLimit = 0.5,
                    Augmentation = new AugmentationSettings { Shift = 2, Flip = true },
                },
                progress,
                checkpoints,
                stop),
            _ => ModelTraining.Defend(
                model,
                images,
                Loss,
                SomeDefenses.Of(name, SomeDefenses.Training(iterations: 2)),
                plan,
                progress,
                checkpoints,
                stop),
        };
    }
}
