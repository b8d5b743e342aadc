using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Costs;

/// <summary>
/// Trains a network on a few images for a second and throws it away, to learn how fast this machine is where nothing
/// finished says so.
/// </summary>
internal static class SpeedTrial
{
    private const int Batches = 4;

    // The first round compiles, and fills caches: it is not measured.
    private const int MostRounds = 50;

    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    /// <summary>The measured speed, and how long was measured in seconds.</summary>
    public static (MeasuredSpeed Speed, double Seconds) Run(
        ExperimentSpec spec, RetrievalDataset dataset, Computation computation, TimeProvider clock)
    {
        var batch = spec.Hashing.BatchSize;
        var count = Math.Min(dataset.Train.Count, Batches * batch);
        var images = new ImageSubset(dataset.Train, [.. Enumerable.Range(0, count)]);
        using var model = HashingModel.Create(CoreSettings.Backbone(spec.Backbone), bits: 1, seed: 0, computation);
        var plan = new TrainingPlan
        {
            Phase = "trial",
            Seed = 0,
            Epochs = 1,
            BatchSize = batch,
            Optimizer = new AdamSettings { LearningRate = 1e-4 },
            Decay = new ConstantDecaySettings(),
        };

        ModelTraining.WarmUp(model, images, plan);
        var start = clock.GetTimestamp();
        var rounds = 0;
        while (rounds < MostRounds && (rounds == 0 || clock.GetElapsedTime(start) < Enough))
        {
            ModelTraining.WarmUp(model, images, plan);
            rounds++;
        }

        var seconds = clock.GetElapsedTime(start).TotalSeconds;
        var speed = new MeasuredSpeed();
        speed.Add(plan.Phase, seconds, rounds * count * StageWork.Training);
        return (speed, seconds);
    }
}
