using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Support;
using TorchSharp;
using TorchSharp.PyBridge;

namespace CgAT.Core.Tests.Models;

[Trait("Device", "any")]
public sealed class ModelTrainingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_runs_of_training_with_one_seed_and_as_many_shards_give_the_same_bits(int shards)
    {
        using var computation = Computation.Open(TestDevice.Name, shards);
        using var first = SmallModel.Create(computation);
        using var second = SmallModel.Create(computation);
        var records = SmallModel.Train(first);
        Assert.Equal(9, records.Count);
        Assert.Equal(records, SmallModel.Train(second));
        Assert.Equal(SmallModel.Weights(first), SmallModel.Weights(second));
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var first = SmallModel.Create(computation);
        using var second = SmallModel.Create(computation);
        SmallModel.Train(first, seed: 1);
        SmallModel.Train(second, seed: 2);
        Assert.NotEqual(SmallModel.Weights(first), SmallModel.Weights(second));
    }

    [Fact]
    public void Shards_change_the_losses_of_hashing_training_by_rounding_alone()
    {
        using var one = Computation.Open(TestDevice.Name, threads: 1);
        using var three = Computation.Open(TestDevice.Name, threads: 3);
        using var first = SmallModel.Create(one);
        using var second = SmallModel.Create(three);
        var plan = SmallModel.Plan("hashing", seed: 1);
        var expected = ModelTraining.TrainHashing(first, SmallModel.Images, _ => new DpshLoss(0.001), plan);
        var actual = ModelTraining.TrainHashing(second, SmallModel.Images, _ => new DpshLoss(0.001), plan);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Loss, pair.Second.Loss, 1e-4));
    }

    [Fact]
    public void A_warm_up_trains_the_backbone_and_leaves_the_hash_layer_alone()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        using var untrained = SmallModel.Create(computation);
        var records = ModelTraining.WarmUp(model, SmallModel.Images, SmallModel.Plan("warm-up", seed: 1));
        Assert.All(records, record => Assert.Equal(record.Loss, record.Classification));
        Assert.NotEqual(SmallModel.BackboneWeights(untrained), SmallModel.BackboneWeights(model));

        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "backbone.safetensors");
        untrained.SaveBackbone(file);
        model.LoadBackbone(file);
        Assert.Equal(SmallModel.Weights(untrained), SmallModel.Weights(model));
    }

    [Fact]
    public void What_a_loss_keeps_with_the_model_is_stored_and_goes_on_in_a_defense()
    {
        using var folder = new TemporaryFolder();
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var trained = SmallModel.Create(computation);
        using var loaded = SmallModel.Create(computation, seed: 2);
        var file = Path.Combine(folder.Path, "model.safetensors");
        var (before, after, stranger) = (new StateProbe(), new StateProbe(), new StateProbe());
        ModelTraining.TrainHashing(trained, SmallModel.Images, before.Around, SmallModel.Plan("hashing", seed: 1));
        trained.Save(file);
        loaded.Load(file);
        Assert.Equal(SmallModel.Weights(trained), SmallModel.Weights(loaded));
        using var scope = torch.NewDisposeScope();
        var stored = TensorAssert.Values(Safetensors.LoadStateDict(file)["loss.classifier"]);
        Assert.NotEqual(before.First, stored);

        // Another seed would draw another classifier.
        ModelTraining.ContinueHashing(loaded, SmallModel.Images, after.Around, SmallModel.Plan("continue", seed: 2));
        Assert.Equal(stored, after.First);
        ModelTraining.TrainHashing(loaded, SmallModel.Images, stranger.Around, SmallModel.Plan("hashing", seed: 2));
        Assert.NotEqual(before.First, stranger.First);
    }

    [Fact]
    public void A_defense_of_a_model_without_what_its_loss_keeps_is_refused()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        Assert.Throws<InvalidDataException>(() => ModelTraining.ContinueHashing(
            model, SmallModel.Images, new StateProbe().Around, SmallModel.Plan("continue", seed: 1)));
    }

    [Fact]
    public void Hashing_training_starts_from_an_empty_bank_and_its_continuation_from_a_full_one()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        var images = SmallModel.Images;
        var first = ModelTraining.TrainHashing(model, images, Loss, SmallModel.Plan("hashing", seed: 1));
        Assert.Equal(Math.Log(2), first[0].Loss, 0.01);
        using var again = SmallModel.Create(computation);
        var rest = ModelTraining.ContinueHashing(again, images, Loss, SmallModel.Plan("hashing", seed: 1));
        Assert.NotEqual(first[0].Loss, rest[0].Loss);

        static IHashingLoss Loss(HashingLossStart start) => new DpshLoss(quantization: 0);
    }
}
