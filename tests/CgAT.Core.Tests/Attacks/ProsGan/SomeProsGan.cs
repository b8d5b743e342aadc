using CgAT.Core.Attacks.ProsGan;
using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Attacks.Prototypes;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Attacks.ProsGan;

/// <summary>A hashing model of a few images of Fashion-MNIST, its prototypes, and small trainings against it.</summary>
public sealed class SomeProsGan : IDisposable
{
    // T-shirts, bags and boots, which a short training tells apart.
    private static readonly int[] s_classes = [0, 8, 9];

    private static readonly Lazy<IImageSet> s_images = new(() =>
    {
        var train = FashionMnist.Load(TestFolders.FashionMnist, "t10k-9000-1000").Train;
        return new ImageSubset(
            train,
            [.. Enumerable.Range(0, train.Count).Where(item => s_classes.Contains(train.LabelsOf(item)[0])).Take(24)]);
    });

    private readonly Computation _computation = Computation.Open(TestDevice.Name, threads: 1);

    public SomeProsGan()
    {
        Model = HashingModel.Create(new ConvNetSSettings { Dropout = 0 }, bits: 16, seed: 1, _computation);
        ModelTraining.TrainHashing(
            Model,
            Images,
            start => new CsqLoss(1e-4, redrawn: false, start),
            SmallModel.Plan("hashing", seed: 1) with { Epochs = 10 });
        Prototypes = PrototypeTraining.Train(
            Model.Encode(Images, batchSize: 24),
            Images,
            Images,
            SomePrototypes.Settings with { Loss = PrototypeLossKind.ThaSoftplus },
            seed: 1,
            _computation).Prototypes;
    }

    public static IImageSet Images => s_images.Value;

    public static ProsGanSettings Settings { get; } = new()
    {
        Width = 8,
        Reconstruction = 1,
        Hash = 5,
        Adversarial = 1,
        DiscriminatorEvery = 3,
        BatchSize = 8,
        ConstantEpochs = 3,
        FallingEpochs = 2,
        LearningRate = 2e-3,
    };

    public HashingModel Model { get; }

    public PrototypeModel Prototypes { get; }

    public Computation Computation => _computation;

    public TrainedProsGan Train(
        ProsGanSettings? settings = null,
        long seed = 1,
        Action<int>? then = null,
        ICheckpoints? checkpoints = null,
        CancellationToken stop = default) => ProsGanTraining.Train(
            Model, Images, Images, Prototypes, settings ?? Settings, seed, new Reports(then), checkpoints, stop);

    public void Dispose()
    {
        Model.Dispose();
        Prototypes.Dispose();
        _computation.Dispose();
    }

    private sealed class Reports(Action<int>? then) : IProgress<ProsGanProgress>
    {
        public void Report(ProsGanProgress value) => then?.Invoke(value.StepsDone);
    }
}
