using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Core.Tests.Attacks.Targets;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.Prototypes;

/// <summary>A few items whose codes are those of their classes, and small trainings on them.</summary>
internal static class SomePrototypes
{
    public const int Bits = 8;
    public const int Classes = 4;

    /// <summary>Ten items of each class.</summary>
    public static IImageSet Items { get; } =
        LabelledSet.Of(Classes, [.. Enumerable.Range(0, 40).Select(item => new[] { item % Classes })]);

    /// <summary>The code of class c: rows of a Hadamard matrix, so that each is four bits from any other.</summary>
    public static PackedCodes Codes { get; } = PackedCodes.FromTensor(torch.tensor(
        [.. Enumerable.Range(0, Items.Count).SelectMany(item => CodeOf(item % Classes))], [Items.Count, Bits]));

    public static PrototypeSettings Settings { get; } = new()
    {
        Loss = PrototypeLossKind.ProsGan,
        Hidden = 16,
        Features = 8,
        Epochs = 3,
        StepsOfEpoch = 20,
        BatchSize = 8,
        LearningRate = 1e-2,
        Decay = new StepsDecaySettings { At = [0.5, 0.75], DecayBy = 0.1 },
    };

    public static float[] CodeOf(int label) =>
        [.. Enumerable.Range(0, Bits).Select(bit => int.PopCount(bit & (label + 1)) % 2 == 0 ? 1f : -1f)];

    public static TrainedPrototypes Train(
        Computation computation,
        PrototypeSettings? settings = null,
        long seed = 1,
        Action<int>? then = null,
        ICheckpoints? checkpoints = null,
        CancellationToken stop = default) => PrototypeTraining.Train(
            Codes,
            Items,
            Items,
            settings ?? Settings,
            seed,
            computation,
            new Reports(then),
            checkpoints,
            stop);

    private sealed class Reports(Action<int>? then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then?.Invoke(value.StepsDone);
    }
}
