using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Errors;
using CgAT.Core.Models;
using CgAT.Core.Tests.Attacks.Targets;
using CgAT.Core.Tests.Checkpoints;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.Prototypes;

[Trait("Device", "any")]
[Collection(nameof(Alone))]
public sealed class PrototypeTrainingTests
{
    [Theory]
    [InlineData(PrototypeLossKind.Tha)]
    [InlineData(PrototypeLossKind.ThaSoftplus)]
    [InlineData(PrototypeLossKind.ProsGan)]
    public void A_class_s_prototype_is_nearer_to_the_codes_of_its_items_than_to_others(PrototypeLossKind loss)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        var settings = SomePrototypes.Settings with { Loss = loss, Decay = new ConstantDecaySettings() };
        var trained = SomePrototypes.Train(computation, settings);
        using var prototypes = trained.Prototypes;
        var codes = prototypes.Codes([[0], [1], [2], [3]]);
        Assert.All(Enumerable.Range(0, 4), label => Assert.Equal(
            label, Enumerable.Range(0, 4).MinBy(other => codes.Distance(label, SomePrototypes.Codes, other))));
        Assert.True(trained.Records[^1].Loss < trained.Records[0].Loss);
    }

    [Fact]
    public void There_is_a_record_for_every_step_with_its_terms_and_rate()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        var trained = SomePrototypes.Train(computation);
        using var prototypes = trained.Prototypes;
        Assert.Equal(Enumerable.Range(0, 60), trained.Records.Select(record => record.Step));
        Assert.Equal(Enumerable.Range(0, 60).Select(step => step / 20), trained.Records.Select(record => record.Epoch));
        Assert.All(trained.Records, record => Assert.Equal(
            record.Loss, record.Hash!.Value + record.Quantization!.Value + record.Classification!.Value, 1e-5));
        Assert.Equal(1e-2, trained.Records[29].LearningRate, 1e-12);
        Assert.Equal(1e-3, trained.Records[30].LearningRate, 1e-12);
        Assert.Equal(1e-4, trained.Records[45].LearningRate, 1e-12);
    }

    [Fact]
    public void The_seed_alone_decides_the_weights()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        var first = Weights(SomePrototypes.Train(computation));
        torch.manual_seed(123);
        Assert.Equal(first, Weights(SomePrototypes.Train(computation)));
        Assert.NotEqual(first, Weights(SomePrototypes.Train(computation, seed: 2)));
    }

    [Fact]
    public void Stopped_after_any_step_it_goes_on_to_the_same_weights_and_records()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        var expected = SomePrototypes.Train(computation);
        var weights = Weights(expected);
        foreach (var stopAt in new[] { 1, 19, 20, 47 })
        {
            var kept = new KeptInMemory();
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => SomePrototypes.Train(
                computation,
                then: done => { if (done == stopAt) { stop.Cancel(); } },
                checkpoints: kept,
                stop: stop.Token));
            Assert.Equal(1, kept.Saves);
            var seen = new List<int>();
            var resumed = SomePrototypes.Train(computation, then: seen.Add, checkpoints: kept);
            Assert.Equal(Enumerable.Range(stopAt, 61 - stopAt), seen);
            Assert.Equal(expected.Records, resumed.Records);
            Assert.Equal(weights, Weights(resumed));
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_the_training_and_says_what_to_do()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        var settings = SomePrototypes.Settings with { LearningRate = double.MaxValue };
        var diagnostic = DiagnosticAssert.Fails(() => SomePrototypes.Train(computation, settings));
        Assert.Equal(ErrorCodes.AttackLossNotFinite, diagnostic.Code);
        Assert.StartsWith(
            "the loss of PrototypeNet is not a number at step ", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("lower the learning rate", diagnostic.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_without_similar_pairs_has_no_loss_of_tha_s_and_stops_the_training()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        var settings = SomePrototypes.Settings with { Loss = PrototypeLossKind.Tha };
        var diagnostic = DiagnosticAssert.Fails(() => PrototypeTraining.Train(
            SomePrototypes.Codes,
            SomePrototypes.Items,
            LabelledSet.Of(SomePrototypes.Classes, [[]]),
            settings,
            seed: 1,
            computation));
        Assert.Equal(ErrorCodes.PrototypeWithoutPairs, diagnostic.Code);
        Assert.StartsWith("the label vectors of step 0 (epoch 0)", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PrototypeLossKind.Tha)]
    [InlineData(PrototypeLossKind.ProsGan)]
    public void A_saved_network_comes_back_with_the_same_codes_and_weights(PrototypeLossKind loss)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var folder = new TemporaryFolder();
        var settings = SomePrototypes.Settings with { Loss = loss };
        using var prototypes = SomePrototypes.Train(computation, settings).Prototypes;
        var file = Path.Combine(folder.Path, "prototypes.safetensors");
        prototypes.Save(file);
        using var loaded = PrototypeModel.Load(file, computation);
        Assert.Equal((SomePrototypes.Classes, SomePrototypes.Bits), (loaded.Classes, loaded.Bits));
        IReadOnlyList<int>[] labels = [[0], [1, 2], [], [0, 1, 2, 3]];
        Assert.Equal(prototypes.Codes(labels).Words, loaded.Codes(labels).Words);
        var again = Path.Combine(folder.Path, "again.safetensors");
        loaded.Save(again);
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(again));
    }

    [Fact]
    public void A_file_of_another_network_is_refused()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var folder = new TemporaryFolder();
        using var model = Models.SmallModel.Create(computation);
        var file = Path.Combine(folder.Path, "model.safetensors");
        model.Save(file);
        Assert.Throws<InvalidDataException>(() => PrototypeModel.Load(file, computation));
    }

    [Fact]
    public void The_sign_of_zero_is_plus_one()
    {
        using var scope = torch.NewDisposeScope();
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var folder = new TemporaryFolder();
        using var generator = new torch.Generator(1);
        using var network = PrototypeNet.Create(3, 4, 5, 6, classifies: false, generator);
        using (torch.no_grad())
        {
            foreach (var parameter in network.parameters())
            {
                parameter.zero_();
            }
        }

        var file = Path.Combine(folder.Path, "zeros.safetensors");
        TorchSharp.PyBridge.Safetensors.SaveStateDict(file, network.state_dict());
        using var zeros = PrototypeModel.Load(file, computation);
        TensorAssert.Same(torch.ones(2, 4), zeros.Signs(torch.eye(3, device: TestDevice.Current).narrow(0, 0, 2)));
        Assert.Throws<ArgumentException>(() => zeros.Codes([[3]]));
    }

    private static byte[] Weights(TrainedPrototypes trained)
    {
        using var folder = new TemporaryFolder();
        using var prototypes = trained.Prototypes;
        var file = Path.Combine(folder.Path, "prototypes.safetensors");
        prototypes.Save(file);
        return File.ReadAllBytes(file);
    }
}
