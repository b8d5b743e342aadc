using CgAT.Core.Training;

namespace CgAT.Core.Tests.Training;

/// <summary>Plans with everything filled in.</summary>
internal static class Some
{
    public static TrainingPlan Plan(
        int epochs = 1, int batchSize = 4, long seed = 1, string phase = "hashing", double rate = 0.01) => new()
        {
            Phase = phase,
            Seed = seed,
            Epochs = epochs,
            BatchSize = batchSize,
            Optimizer = new SgdSettings { LearningRate = rate, Momentum = 0.9, WeightDecay = 5e-4 },
            Decay = new ConstantDecaySettings(),
        };
}
