using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Costs;

/// <summary>
/// Trains a network on a few images for about a second and throws it away, to learn how fast this machine is where
/// nothing finished says so. Large networks have fewer images: a round of all would take minutes.
/// </summary>
internal static class SpeedTrial
{
    private const int Batches = 4;

    // The fewest that batch norm takes.
    private const int Fewest = 2;

    // The first round compiles, and fills caches: it is not measured.
    private const int MostRounds = 50;

    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    /// <summary>The measured speed, and how long was measured in seconds.</summary>
    public static (MeasuredSpeed Speed, double Seconds) Run(
        ExperimentSpec spec, RetrievalDataset dataset, Computation computation, TimeProvider clock)
    {
        var batch = spec.Hashing.BatchSize;
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

        void Train(int images) => ModelTraining.WarmUp(
            model, new ImageSubset(dataset.Train, [.. Enumerable.Range(0, images)]), plan);

        var fewest = Math.Min(Fewest, dataset.Train.Count);
        Train(fewest);
        var probed = clock.GetTimestamp();
        Train(fewest);
        var most = Math.Min(dataset.Train.Count, Batches * batch);
        var count = CountFor(clock.GetElapsedTime(probed) / fewest, fewest, most);
        Train(count);
        var start = clock.GetTimestamp();
        var rounds = 0;
        while (rounds < MostRounds && (rounds == 0 || clock.GetElapsedTime(start) < Enough))
        {
            Train(count);
            rounds++;
        }

        var seconds = clock.GetElapsedTime(start).TotalSeconds;
        var speed = new MeasuredSpeed();
        speed.Add(plan.Phase, seconds, rounds * count * StageWork.Training);
        return (speed, seconds);
    }

    // As many images as take a second.
    private static int CountFor(TimeSpan image, int fewest, int most) =>
        image * most <= Enough ? most : Math.Max(fewest, (int)(Enough / image));
}
