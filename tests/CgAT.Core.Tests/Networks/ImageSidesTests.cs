using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Networks;

public sealed class ImageSidesTests
{
    [Theory]
    [InlineData("convnet-s", 32, true)]
    [InlineData("convnet-s", 28, false)]
    [InlineData("convnet-s", 64, false)]
    [InlineData("alexnet", 63, false)]
    [InlineData("alexnet", 64, true)]
    [InlineData("resnet50", 32, false)]
    [InlineData("resnet50", 96, true)]
    [InlineData("vit-b-16", 64, false)]
    [InlineData("vit-b-16", 224, true)]
    public void A_backbone_takes_images_of_its_sizes_alone(string name, int side, bool fits) => Assert.Equal(
        fits, SomeBackbones.All[name].Sides.Allow(side, side));

    [Fact]
    public void A_rule_is_said_in_words()
    {
        Assert.Equal("at least 64 x 64", $"{SomeBackbones.All["resnet18"].Sides}");
        Assert.Equal("224 x 224", $"{SomeBackbones.All["vit-b-16"].Sides}");
    }

    [Theory]
    [InlineData("resnet18")]
    [InlineData("alexnet")]
    [InlineData("densenet161")]
    [InlineData("convnext-t")]
    public void The_least_size_works(string name)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var noGradients = TorchSharp.torch.no_grad();
        using var backbone = SomeBackbones.Create(name);
        backbone.eval();
        var side = SomeBackbones.All[name].Sides.Least;
        var features = backbone.call(RandomTensor.Images(2, seed: 1, side), CgAT.Core.Networks.DropoutMasks.Off);
        Assert.Equal([2, backbone.Features], features.shape);
    }
}
