using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Data;

namespace CgAT.Core.Tests.Models;

public sealed class ModelTrainingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_runs_of_training_with_one_seed_and_as_many_shards_give_the_same_bits(int shards)
    {
        using var computation = Computation.Open("cpu", shards);
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
        using var computation = Computation.Open("cpu", threads: 2);
        using var first = SmallModel.Create(computation);
        using var second = SmallModel.Create(computation);
        SmallModel.Train(first, seed: 1);
        SmallModel.Train(second, seed: 2);
        Assert.NotEqual(SmallModel.Weights(first), SmallModel.Weights(second));
    }

    [Fact]
    public void Shards_change_the_losses_of_hashing_training_by_rounding_alone()
    {
        using var one = Computation.Open("cpu", threads: 1);
        using var three = Computation.Open("cpu", threads: 3);
        using var first = SmallModel.Create(one);
        using var second = SmallModel.Create(three);
        var plan = SmallModel.Plan("hashing", seed: 1);
        var expected = ModelTraining.TrainHashing(first, SmallModel.Images, new DpshLoss(0.001), plan);
        var actual = ModelTraining.TrainHashing(second, SmallModel.Images, new DpshLoss(0.001), plan);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Loss, pair.Second.Loss, 1e-4));
    }

    [Fact]
    public void A_warm_up_trains_the_backbone_and_leaves_the_hash_layer_alone()
    {
        using var computation = Computation.Open("cpu", threads: 2);
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
    public void Hashing_training_starts_from_an_empty_bank_and_its_continuation_from_a_full_one()
    {
        using var computation = Computation.Open("cpu", threads: 2);
        using var model = SmallModel.Create(computation);
        var (images, loss) = (SmallModel.Images, new DpshLoss(quantization: 0));
        var first = ModelTraining.TrainHashing(model, images, loss, SmallModel.Plan("hashing", seed: 1));
        Assert.Equal(Math.Log(2), first[0].Loss, 0.01);
        using var again = SmallModel.Create(computation);
        var rest = ModelTraining.ContinueHashing(again, images, loss, SmallModel.Plan("hashing", seed: 1));
        Assert.NotEqual(first[0].Loss, rest[0].Loss);
    }
}
