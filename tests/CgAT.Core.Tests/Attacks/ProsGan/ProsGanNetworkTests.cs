using CgAT.Core.Attacks.ProsGan;
using CgAT.Core.Errors;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.ProsGan;

public sealed class ProsGanNetworkTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(224)]
    public void Images_keep_their_size_and_range_and_a_verdict_has_a_value_a_class_and_one_more(int side)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var generator = Generator(side, width: 8);
        using var discriminator = Discriminator(side);
        var images = (RandomTensor.Images(2, seed: 1, side) * 2) - 1;
        var attacked = generator.forward(images, RandomTensor.Uniform([2, 12], 1, "features"));
        Assert.Equal([2, 3, side, side], attacked.shape);
        Assert.InRange(attacked.abs().max().item<float>(), 0.01, 1);
        Assert.Equal([2, 6], discriminator.forward(attacked).shape);
    }

    [Fact]
    public void At_their_official_size_layers_have_the_official_shapes()
    {
        using var drawn = new torch.Generator(1);
        using var generator = new ProsGanGenerator(features: 512, side: 224, width: 64, drawn);
        using var discriminator = new ProsGanDiscriminator(classes: 38, side: 224, width: 64, drawn);
        var ofGenerator = generator.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.shape);
        Assert.Equal([128 * 14 * 14, 512], ofGenerator["label.fc.weight"]);
        Assert.Equal(
            [(128, 64), (64, 32), (32, 16), (16, 8)],
            Enumerable.Range(0, 4).Select(layer => ofGenerator[$"label.grow.{layer}.layer.weight"])
                .Select(shape => (shape[0], shape[1])));
        Assert.Equal([64, 6, 7, 7], ofGenerator["body.0.layer.weight"]);
        Assert.Equal([256, 128, 4, 4], ofGenerator["body.2.layer.weight"]);
        Assert.Equal([256, 256, 3, 3], ofGenerator["body.8.second.layer.weight"]);
        Assert.Equal([256, 128, 4, 4], ofGenerator["body.9.layer.weight"]);
        Assert.Equal([3, 67, 3, 3], ofGenerator["last.weight"]);
        var ofDiscriminator = discriminator.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.shape);
        Assert.Equal(
            [64, 128, 256, 512, 1024],
            Enumerable.Range(0, 5).Select(layer => ofDiscriminator[$"body.{layer}.weight"][0]));
        Assert.Equal([39, 1024, 7, 7], ofDiscriminator["last.weight"]);
    }

    [Fact]
    public void An_attacked_image_depends_on_its_target_and_not_on_the_others_of_its_batch()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var generator = Generator(side: 32, width: 8);
        var images = RandomTensor.Images(3, seed: 1, size: 32);
        var features = RandomTensor.Uniform([3, 12], 1, "features");
        var together = generator.forward(images, features);
        var alone = generator.forward(images.narrow(0, 1, 1), features.narrow(0, 1, 1));
        TensorAssert.Close(together.narrow(0, 1, 1), alone, relative: 1e-4, absolute: 1e-5);
        var other = generator.forward(images.narrow(0, 1, 1), features.narrow(0, 2, 1));
        Assert.True((alone - other).abs().max().item<float>() > 1e-3);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(100)]
    public void A_side_that_is_no_multiple_of_32_is_refused(int side)
    {
        var diagnostic = DiagnosticAssert.Fails(() => Generator(side, width: 8));
        Assert.Equal(ErrorCodes.ProsGanImageSize, diagnostic.Code);
        Assert.Contains($"not {side} x {side}", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(
            ErrorCodes.ProsGanImageSize,
            DiagnosticAssert.Fails(() => Discriminator(side)).Code);
        Assert.Throws<ArgumentException>(() => Generator(side: 32, width: 12));
    }

    private static ProsGanGenerator Generator(int side, int width)
    {
        using var drawn = new torch.Generator(1);
        return new ProsGanGenerator(features: 12, side, width, drawn);
    }

    private static ProsGanDiscriminator Discriminator(int side)
    {
        using var drawn = new torch.Generator(1);
        return new ProsGanDiscriminator(classes: 5, side, width: 8, drawn);
    }
}
