using CgAT.Core.Attacks;
using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;

namespace CgAT.Core.Tests.Models;

/// <summary>Models of the real backbone on a few random images.</summary>
internal static class SmallModel
{
    public const int Bits = 16;

    public static IImageSet Images { get; } = TinyImages.Random(20, seed: 1, size: 32);

    public static HashingModel Create(Computation computation, long seed = 1, int bits = Bits) =>
        HashingModel.Create(new ConvNetSSettings { Dropout = 0.5 }, bits, seed, computation);

    /// <summary>A warm-up, hashing training and CgAT of three steps each.</summary>
    /// <returns>The records of all steps.</returns>
    public static IReadOnlyList<TrainingRecord> Train(HashingModel model, long seed = 1) =>
    [
        .. ModelTraining.WarmUp(model, Images, Plan("warm-up", seed)),
        .. ModelTraining.TrainHashing(model, Images, _ => new DpshLoss(0.001), Plan("hashing", seed)),
        .. ModelTraining.Defend(
            model,
            Images,
            _ => new DpshLoss(0.001),
            SomeDefenses.Cgat(iterations: 2),
            Plan("cgat", seed)),
    ];

    public static GradientSteps Steps(int iterations) =>
        new() { Epsilon = 8.0 / 255, Step = 4.0 / 255, Iterations = iterations, RandomStart = true };

    public static TrainingPlan Plan(string phase, long seed) => new()
    {
        Phase = phase,
        Seed = seed,
        Epochs = 1,
        BatchSize = 8,
        Optimizer = new AdamSettings { LearningRate = 1e-3 },
        Decay = new CosineDecaySettings(),
    };

    /// <summary>The bytes of a model's file.</summary>
    public static byte[] Weights(HashingModel model)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "model.safetensors");
        model.Save(file);
        return File.ReadAllBytes(file);
    }

    /// <summary>The bytes of the file of a model's backbone.</summary>
    public static byte[] BackboneWeights(HashingModel model)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "backbone.safetensors");
        model.SaveBackbone(file);
        return File.ReadAllBytes(file);
    }
}
