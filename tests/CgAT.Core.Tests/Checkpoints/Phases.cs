using CgAT.Core.Checkpoints;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Hashing;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;

namespace CgAT.Core.Tests.Checkpoints;

/// <summary>Every phase of training by name, on the small model: two epochs of three steps, with dropout.</summary>
internal static class Phases
{
    public const int Steps = 6;

    /// <summary>The defences beside CgAT, which differ from it in their own state alone.</summary>
    public static IReadOnlyList<string> Rivals { get; } =
        [.. SomeDefenses.Names.Where(name => !name.StartsWith("cgat", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Names { get; } =
        ["warm-up", "hashing", "continue", .. SomeDefenses.Names];

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
