using CgAT.Core.Errors;
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
    public void Other_images_are_an_error_that_says_how_to_resize_them()
    {
        var images = TinyImages.Random(1, seed: 1, size: 32);
        var fault = Assert.Throws<UserErrorException>(() => SomeBackbones.All["resnet18"].RequireFit(images));
        Assert.Equal(
            "error CGAT0608: backbone 'resnet18' takes images of at least 64 x 64 pixels, but those of the data set have "
                + "32 x 32\n  choose another backbone, or a data set of kind \"image-list\" with resize = "
                + "{ size = 224, filter = \"bilinear\" }",
            Assert.Single(fault.Diagnostics).ToString());
        SomeBackbones.All["convnet-s"].RequireFit(images);
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
