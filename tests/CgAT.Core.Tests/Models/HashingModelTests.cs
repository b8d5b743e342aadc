using CgAT.Core.Errors;
using CgAT.Core.Models;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Models;

[Trait("Device", "any")]
public sealed class HashingModelTests
{
    [Fact]
    public void The_seed_alone_decides_the_initial_weights()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var first = SmallModel.Create(computation);
        torch.manual_seed(123);
        using (torch.rand(5))
        {
        }

        using var threads = Computation.Open(TestDevice.Name, threads: 3);
        using var same = SmallModel.Create(threads);
        using var other = SmallModel.Create(computation, seed: 2);
        Assert.Equal(SmallModel.Weights(first), SmallModel.Weights(same));
        Assert.NotEqual(SmallModel.Weights(first), SmallModel.Weights(other));
    }

    [Fact]
    public void CGAT0701_codes_that_are_no_numbers_are_an_error_with_their_images()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        using (torch.no_grad())
        {
            model.Network.parameters().Last().fill_(double.NaN);
        }

        var error = Assert.Throws<UserErrorException>(() => model.Encode(SmallModel.Images, batchSize: 8));
        var diagnostic = Assert.Single(error.Diagnostics);
        Assert.Equal(ErrorCodes.AttackNotFinite, diagnostic.Code);
        Assert.Equal(
            "the model's code is not finite: images 0, 1, 2, 3, 4 and 3 more", diagnostic.Message);
    }

    [Fact]
    public void The_initial_weights_of_the_backbone_do_not_depend_on_the_bits()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var few = SmallModel.Create(computation, bits: 16);
        using var many = SmallModel.Create(computation, bits: 64);
        Assert.Equal(SmallModel.BackboneWeights(few), SmallModel.BackboneWeights(many));
    }

    [Fact]
    public void What_is_saved_is_loaded_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var saved = SmallModel.Create(computation, seed: 1);
        using var loaded = SmallModel.Create(computation, seed: 2);
        var file = Path.Combine(folder.Path, "model.safetensors");
        saved.Save(file);
        loaded.Load(file);
        Assert.Equal(SmallModel.Weights(saved), SmallModel.Weights(loaded));
        Assert.Equal(
            saved.Encode(SmallModel.Images, batchSize: 8).Words, loaded.Encode(SmallModel.Images, batchSize: 8).Words);
    }

    [Fact]
    public void A_backbone_is_loaded_under_another_hash_layer()
    {
        using var folder = new TemporaryFolder();
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var saved = SmallModel.Create(computation, seed: 1);
        using var loaded = SmallModel.Create(computation, seed: 2, bits: 64);
        var file = Path.Combine(folder.Path, "backbone.safetensors");
        saved.SaveBackbone(file);
        loaded.LoadBackbone(file);
        Assert.Equal(SmallModel.BackboneWeights(saved), SmallModel.BackboneWeights(loaded));
    }

    [Fact]
    public void A_file_with_other_weights_is_refused_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var model = SmallModel.Create(computation, seed: 1);
        using var longer = SmallModel.Create(computation, seed: 2, bits: 64);
        var (before, file) = (SmallModel.Weights(model), Path.Combine(folder.Path, "other.safetensors"));

        longer.Save(file);
        var shape = Assert.Throws<InvalidDataException>(() => model.Load(file));
        Assert.Contains("hash.weight", shape.Message, StringComparison.Ordinal);
        longer.SaveBackbone(file);
        Assert.Throws<InvalidDataException>(() => model.Load(file));
        model.Save(file);
        Assert.Throws<InvalidDataException>(() => model.LoadBackbone(file));

        Assert.Equal(before, SmallModel.Weights(model));
    }

    [Fact]
    public void A_file_that_is_written_over_a_longer_one_is_as_if_that_had_not_been()
    {
        using var folder = new TemporaryFolder();
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var model = SmallModel.Create(computation);
        using var longer = SmallModel.Create(computation, bits: 64);
        var file = Path.Combine(folder.Path, "model.safetensors");
        longer.Save(file);
        model.Save(file);
        Assert.Equal(SmallModel.Weights(model), File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Codes_do_not_depend_on_the_batch_size(int batchSize)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        Assert.Equal(
            model.Encode(SmallModel.Images, batchSize: 20).Words, model.Encode(SmallModel.Images, batchSize).Words);
    }
}
