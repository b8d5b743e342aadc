using CgAT.Core.Attacks;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Checkpoints;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

/// <summary>Batch normalisation couples the images of a batch in training mode and keeps running statistics.</summary>
[Collection(nameof(Alone))]
public sealed class BatchNormTests
{
    private static readonly ResNetSettings s_settings = new() { Layers = 18 };
    private static readonly IImageSet s_images = TinyImages.Random(6, seed: 1, size: 64);

    [Fact]
    public void The_mode_is_that_of_the_pass_whatever_came_before()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        var images = RandomTensor.Images(3, seed: 1, size: 64);
        var masks = new DropoutSource(1, "hashing", layers: 0).Masks("clean", 0, [0, 1, 2]);
        using var noGradients = torch.no_grad();

        var evaluated = network.Features(images, DropoutMasks.Off);
        TensorAssert.Close(evaluated.narrow(0, 0, 1), Alone(network, images, DropoutMasks.Off), 1e-4, 1e-5);
        var trained = network.Features(images, masks);
        Assert.True((trained - evaluated).abs().max().item<float>() > 1e-3);
        Assert.True((trained.narrow(0, 0, 1) - Alone(network, images, masks)).abs().max().item<float>() > 1e-3);
    }

    [Fact]
    public void A_pass_in_training_mode_moves_the_running_statistics_and_one_in_evaluation_mode_does_not()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        var images = RandomTensor.Images(3, seed: 1, size: 64);
        var masks = new DropoutSource(1, "hashing", layers: 0).Masks("clean", 0, [0, 1, 2]);
        var mean = network.state_dict()["backbone.bn1.running_mean"];
        var passes = network.state_dict()["backbone.bn1.num_batches_tracked"];

        network.Features(images, DropoutMasks.Off);
        Assert.Equal((0f, 0L), (mean.abs().max().item<float>(), passes.item<long>()));
        network.Features(images, masks);
        Assert.True(mean.abs().max().item<float>() > 0);
        Assert.Equal(1L, passes.item<long>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_runs_of_training_give_the_same_bits_and_files_hold_the_running_statistics(int threads)
    {
        using var computation = Computation.Open(TestDevice.Name, threads);
        using var first = HashingModel.Create(s_settings, bits: 8, seed: 1, computation);
        using var second = HashingModel.Create(s_settings, bits: 8, seed: 1, computation);
        var records = Train(first);
        Assert.Equal(records, Train(second));
        Assert.Equal(SmallModel.Weights(first), SmallModel.Weights(second));

        using var folder = new TemporaryFolder();
        using var loaded = HashingModel.Create(s_settings, bits: 8, seed: 2, computation);
        var file = Path.Combine(folder.Path, "model.safetensors");
        first.Save(file);
        loaded.Load(file);
        Assert.Equal(SmallModel.Weights(first), SmallModel.Weights(loaded));
        Assert.Equal(first.Encode(s_images, batchSize: 4).Words, loaded.Encode(s_images, batchSize: 4).Words);
    }

    [Fact]
    public void The_number_of_threads_changes_a_loss_by_rounding_alone()
    {
        using var one = Computation.Open(TestDevice.Name, threads: 1);
        using var three = Computation.Open(TestDevice.Name, threads: 3);
        using var first = HashingModel.Create(s_settings, bits: 8, seed: 1, one);
        using var second = HashingModel.Create(s_settings, bits: 8, seed: 1, three);
        var plan = SmallModel.Plan("hashing", seed: 1);
        var expected = ModelTraining.TrainHashing(first, s_images, _ => new DpshLoss(0.001), plan);
        var actual = ModelTraining.TrainHashing(second, s_images, _ => new DpshLoss(0.001), plan);
        Assert.Equal(expected[0].Loss, actual[0].Loss, 1e-4);
    }

    [Fact]
    public void The_number_of_threads_changes_an_attack_in_training_by_rounding_alone()
    {
        using var one = Computation.Open(TestDevice.Name, threads: 1);
        using var three = Computation.Open(TestDevice.Name, threads: 3);
        using var first = HashingModel.Create(s_settings, bits: 8, seed: 1, one);
        using var second = HashingModel.Create(s_settings, bits: 8, seed: 1, three);
        var (expected, actual) = (Cgat(first, iterations: 3)[0], Cgat(second, iterations: 3)[0]);
        Assert.Equal(expected.Loss, actual.Loss, 1e-2 * Math.Abs(expected.Loss));
    }

    [Theory]
    [InlineData("warm-up")]
    [InlineData("hashing")]
    [InlineData("cgat")]
    [InlineData("cgat with momentum")]
    public void Training_that_was_stopped_goes_on_with_the_running_statistics(string phase)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        var kept = new KeptInMemory();
        using (var stopped = HashingModel.Create(s_settings, bits: 8, seed: 1, computation))
        {
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => Train(phase, stopped, stop.Cancel, kept, stop.Token));
        }

        using var whole = HashingModel.Create(s_settings, bits: 8, seed: 1, computation);
        using var resumed = HashingModel.Create(s_settings, bits: 8, seed: 1, computation);
        var expected = Train(phase, whole, () => { }, null, CancellationToken.None);
        var actual = Train(phase, resumed, () => { }, kept, CancellationToken.None);
        Assert.Equal(2, expected.Count);
        Assert.Equal(expected, actual);
        Assert.Equal(SmallModel.Weights(whole), SmallModel.Weights(resumed));
    }

    [Theory]
    [InlineData(GradientPrecision.Full, 5)]
    [InlineData(GradientPrecision.BFloat16, 2)]
    public void Each_step_of_the_attack_inside_training_moves_the_running_statistics_unless_it_is_of_a_rounded_copy(
        GradientPrecision precision, long passes)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = HashingModel.Create(s_settings, bits: 8, seed: 1, computation);
        Cgat(model, iterations: 3, precision: precision);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "model.safetensors");
        model.Save(file);
        using var scope = torch.NewDisposeScope();
        var weights = TorchSharp.PyBridge.Safetensors.LoadStateDict(file);

        // One batch: three steps of the attack, as in the official code, then the attacked and the clean images.
        Assert.Equal(passes, weights["backbone.bn1.num_batches_tracked"].item<long>());
    }

    private static IReadOnlyList<TrainingRecord> Train(HashingModel model) =>
    [
        .. ModelTraining.WarmUp(model, s_images, SmallModel.Plan("warm-up", seed: 1)),
        .. ModelTraining.TrainHashing(model, s_images, _ => new DpshLoss(0.001), SmallModel.Plan("hashing", seed: 1)),
        .. Cgat(model, iterations: 2),
    ];

    // Two steps of a phase.
    private static IReadOnlyList<TrainingRecord> Train(
        string phase, HashingModel model, Action afterStep, ICheckpoints? checkpoints, CancellationToken stop)
    {
        var plan = SmallModel.Plan(phase, seed: 1) with { BatchSize = 3 };
        if (phase == "cgat with momentum")
        {
            plan = plan with { Optimizer = new SgdSettings { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 5e-4 } };
        }

        var progress = new EachStep(afterStep);
        return phase switch
        {
            "warm-up" => ModelTraining.WarmUp(model, s_images, plan, progress, checkpoints, stop),
            "hashing" => ModelTraining.TrainHashing(
                model, s_images, _ => new DpshLoss(0.001), plan, progress, checkpoints, stop),
            _ => Cgat(model, iterations: 1, plan, progress, checkpoints, stop: stop),
        };
    }

    private static IReadOnlyList<TrainingRecord> Cgat(
        HashingModel model,
        int iterations,
        TrainingPlan? plan = null,
        IProgress<TrainingProgress>? progress = null,
        ICheckpoints? checkpoints = null,
        GradientPrecision precision = GradientPrecision.Full,
        CancellationToken stop = default) => ModelTraining.Defend(
            model,
            s_images,
            _ => new DpshLoss(0.001),
            With(SomeDefenses.Cgat(iterations), precision),
            plan ?? SmallModel.Plan("cgat", seed: 1),
            progress,
            checkpoints,
            stop);

    private static CgatSettings With(CgatSettings settings, GradientPrecision precision) =>
        settings with { Training = settings.Training with { Precision = precision } };

    private static torch.Tensor Alone(HashNetwork network, torch.Tensor images, DropoutMasks masks) =>
        network.Features(images.narrow(0, 0, 1), masks);

    private static HashNetwork Network()
    {
        var backbone = SomeBackbones.Create("resnet18");
        using var generator = new torch.Generator(1);
        return new HashNetwork(backbone, Dense.HashLayer(backbone.Features, 8, generator));
    }

    private sealed class EachStep(Action step) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => step();
    }
}
