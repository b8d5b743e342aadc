using CgAT.Core.Attacks.ProsGan;
using CgAT.Core.Errors;
using CgAT.Core.Tests.Checkpoints;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.ProsGan;

public sealed class ProsGanTrainingTests(SomeProsGan some) : IClassFixture<SomeProsGan>
{
    private const int Steps = 15;

    [Fact]
    public void The_generator_s_loss_falls_and_the_hashing_model_and_prototypes_stay_as_they_are()
    {
        var (model, codes) = (SmallModel.Weights(some.Model), some.Prototypes.Codes([[0], [3], [9]]).Words);
        var trained = some.Train(SomeProsGan.Settings with { ConstantEpochs = 8 });
        using var gan = trained.Model;
        var epochs = trained.Records.GroupBy(record => record.Epoch).ToList();
        Assert.True(epochs[^1].Average(record => record.Loss) < 0.9 * epochs[0].Average(record => record.Loss));
        Assert.True(epochs[^1].Average(record => record.Hash) < 0.95 * epochs[0].Average(record => record.Hash));
        Assert.Equal(model, SmallModel.Weights(some.Model));
        Assert.Equal(codes, some.Prototypes.Codes([[0], [3], [9]]).Words);
    }

    [Fact]
    public void There_is_a_record_for_every_step_and_the_discriminator_learns_in_every_third()
    {
        var trained = some.Train();
        using var gan = trained.Model;
        Assert.Equal(Enumerable.Range(0, Steps), trained.Records.Select(record => record.Step));
        Assert.Equal(
            Enumerable.Range(0, Steps).Select(step => step / 3), trained.Records.Select(record => record.Epoch));
        Assert.All(trained.Records, record =>
        {
            Assert.Equal(record.Step % 3 == 0, record.Discriminator is > 0);
            Assert.Equal(record.Loss, record.Reconstruction + record.Hash + record.Adversarial, 1e-4);
            Assert.True(record.GradientNorm > 0);
        });
    }

    [Fact]
    public void The_rate_stays_and_then_falls_in_even_steps_to_0()
    {
        var settings = SomeProsGan.Settings with { ConstantEpochs = 50, FallingEpochs = 50, LearningRate = 1 };
        Assert.Equal(100, settings.Epochs);
        Assert.Equal((1, 1), (settings.RateOf(0), settings.RateOf(49)));
        Assert.Equal(50 / 51.0, settings.RateOf(50), 1e-12);
        Assert.Equal(1 / 51.0, settings.RateOf(99), 1e-12);
        Assert.Equal(0, settings.RateOf(100), 1e-12);
    }

    [Fact]
    public void The_seed_alone_decides_the_weights()
    {
        var first = Weights(some.Train());
        torch.manual_seed(123);
        Assert.Equal(first, Weights(some.Train()));
        Assert.NotEqual(first, Weights(some.Train(seed: 2)));
    }

    [Fact]
    public void Stopped_after_any_step_it_goes_on_to_the_same_weights_and_records()
    {
        var expected = some.Train();
        var weights = Weights(expected);
        foreach (var stopAt in new[] { 1, 3, 11 })
        {
            var kept = new KeptInMemory();
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => some.Train(
                then: done => { if (done == stopAt) { stop.Cancel(); } }, checkpoints: kept, stop: stop.Token));
            Assert.Equal(1, kept.Saves);
            var seen = new List<int>();
            var resumed = some.Train(then: seen.Add, checkpoints: kept);
            Assert.Equal(Enumerable.Range(stopAt, Steps + 1 - stopAt), seen);
            Assert.Equal(expected.Records, resumed.Records);
            Assert.Equal(weights, Weights(resumed));
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_the_training()
    {
        var diagnostic = DiagnosticAssert.Fails(() => some.Train(
            SomeProsGan.Settings with { Reconstruction = double.MaxValue }));
        Assert.Equal(ErrorCodes.AttackLossNotFinite, diagnostic.Code);
        Assert.Equal("the loss of ProS-GAN is not a number at step 0 (epoch 0)", diagnostic.Message);
    }

    [Fact]
    public void Images_of_another_size_are_refused_before_anything_is_computed()
    {
        var diagnostic = DiagnosticAssert.Fails(() => ProsGanTraining.Train(
            some.Model,
            TinyImages.Random(4, seed: 1),
            SomeProsGan.Images,
            some.Prototypes,
            SomeProsGan.Settings,
            seed: 1));
        Assert.Equal(ErrorCodes.ProsGanImageSize, diagnostic.Code);
        Assert.Throws<ArgumentException>(() => ProsGanTraining.Train(
            some.Model, SmallModel.Images, SmallModel.Images, some.Prototypes, SomeProsGan.Settings, seed: 1));
    }

    private static byte[] Weights(TrainedProsGan trained)
    {
        using var folder = new TemporaryFolder();
        using var gan = trained.Model;
        var file = Path.Combine(folder.Path, "pros-gan.safetensors");
        gan.Save(file);
        return File.ReadAllBytes(file);
    }
}
