using CgAT.Core.Data;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>How images are resized, cropped and varied: what specs may say, and what ids are made of.</summary>
public sealed class ImageSettingsTests
{
    private const string Augment = "augment = { crop = \"random\", flip = true }";

    [Fact]
    public void A_crop_and_an_orientation_come_to_the_core()
    {
        var resize = Dataset("resize = { size = 256, crop = 224, filter = \"bilinear\", orientation = \"exif\" }").Resize;
        Assert.Equal(
            new ImageResize { Size = 256, Crop = 224, Filter = ImageResize.Bilinear, Orientation = ImageResize.Exif },
            CoreSettings.Resize(resize));
        Assert.Equal(224, CoreSettings.Resize(resize).Shown);
    }

    [Fact]
    public void What_a_spec_does_not_say_is_no_part_of_its_id()
    {
        var plain = Dataset("resize = { size = 224, filter = \"bilinear\" }");
        var spoken = Dataset(
            "unreadable = \"error\"\nresize = { size = 224, filter = \"bilinear\", orientation = \"stored\" }");
        Assert.Equal(SpecIdentity.Of(plain), SpecIdentity.Of(spoken));
        Assert.EndsWith(
            "\"resize\":{\"filter\":\"bilinear\",\"size\":224}}", SpecCanonical.ToJson(plain), StringComparison.Ordinal);
        Assert.Equal("{\"flip\":true,\"shift\":2}", SpecCanonical.ToJson(new AugmentSpec { Shift = 2, Flip = true }));
        Assert.Equal("{\"flip\":false,\"shift\":0}", SpecCanonical.ToJson(new AugmentSpec { Shift = 0, Flip = false }));
    }

    [Theory]
    [InlineData("unreadable = \"skip\"\nresize = { size = 224, filter = \"bilinear\" }")]
    [InlineData("resize = { size = 224, crop = 200, filter = \"bilinear\" }")]
    [InlineData("resize = { size = 224, filter = \"bilinear\", orientation = \"exif\" }")]
    public void What_changes_images_changes_the_id(string keys) => Assert.NotEqual(
        SpecIdentity.Of(Dataset("resize = { size = 224, filter = \"bilinear\" }")), SpecIdentity.Of(Dataset(keys)));

    [Fact]
    public void Random_crops_come_to_the_core() => Assert.Equal(
        new AugmentationSettings { RandomCrop = true, Flip = true },
        CoreSettings.Augmentation(new AugmentSpec { Crop = "random", Flip = true }));

    [Fact]
    public void A_crop_above_the_size_is_refused() => AssertFinding(
        "resize = { size = 224, crop = 256, filter = \"bilinear\" }",
        "",
        "error CGAT0110: crop is 256, and images have 224 pixels after the resize");

    [Fact]
    public void A_crop_that_the_backbone_can_t_take_is_refused_where_it_stands() => AssertFinding(
        "resize = { size = 256, crop = 48, filter = \"bilinear\" }",
        "",
        "error CGAT0110: crop is 48, and backbone 'alexnet' wants at least ");

    [Fact]
    public void The_remedy_is_no_crop_that_shows_next_to_nothing()
    {
        const string keys = "resize = { size = 256, crop = 224, filter = \"bilinear\" }";
        const string network = "kind = \"alexnet\"\nweights = { kind = \"none\" }";
        var text = Text(keys, "").Replace(network, "", StringComparison.Ordinal);
        var fault = Assert.Single(Read(text).Diagnostics);
        Assert.Equal(
            ("crop is 224, and backbone 'convnet-s' wants 32", "write size = 32 and take 'crop' out"),
            (fault.Message, fault.Remedy));
    }

    [Fact]
    public void A_random_crop_of_what_is_shown_whole_is_refused() => AssertFinding(
        "resize = { size = 224, filter = \"area\" }",
        Augment,
        "error CGAT0110: crop is \"random\", and filter 'area' leaves nothing beside what is shown");

    [Fact]
    public void A_random_crop_of_Fashion_MNIST_is_refused()
    {
        var faults = Read($"""
            extends = "quickstart.toml"
            [hashing]
            {Augment}
            """).Diagnostics.Select(fault => fault.ToString());
        Assert.Contains("is \"random\", and images of Fashion-MNIST are shown whole", Assert.Single(faults), StringComparison.Ordinal);
    }

    private static void AssertFinding(string dataset, string hashing, string expected)
    {
        var fault = Assert.Single(Read(Text(dataset, hashing)).Diagnostics).ToString();
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    private static ImageListSpec Dataset(string keys) =>
        (ImageListSpec)Read(Text(keys, "")).Require().Base.Dataset;

    private static string Text(string dataset, string hashing) => $$"""
        extends = "quickstart.toml"

        [dataset]
        kind = "image-list"
        folder = "lists"
        digest = "sha256:{{new string('0', 64)}}"
        {{dataset}}

        [backbone]
        kind = "alexnet"
        weights = { kind = "none" }
        dropout = 0.5

        [hashing]
        {{hashing}}
        """;

    private static SpecReading Read(string text) => SpecReader.Parse(
        text, Path.Combine(Repository.Root, "specs", "test.toml"));
}
