using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Tests.Specs;

public sealed class BackboneSpecTests
{
    private const string Checkpoint =
        "checkpoint = { file = \"../weights/b.pth\", digest = \"" + SpecTexts.Digest + "\" }\n";

    public static TheoryData<string> Names => [.. BackboneTexts.All.Keys];

    /// <summary>Every leaf of the backbones' tables.</summary>
    public static TheoryData<string, string> Leaves
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in BackboneTexts.All.Keys)
            {
                foreach (var leaf in SpecLeaf.Of(Read(name).Backbone, ""))
                {
                    data.Add(name, leaf.Path);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_backbone_is_read_and_is_known_by_the_name_of_its_network(string name) =>
        Assert.Equal(name, Read(name).Backbone.Network);

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_leaf_changes_the_id_unless_it_is_cosmetic(string name, string path)
    {
        var spec = Read(name);
        var before = (SpecIdentity.Of(spec), SpecCanonical.ToJson(spec, includeCosmetic: true));
        var leaf = SpecLeaf.Of(spec.Backbone, "").Single(each => each.Path == path);
        leaf.Mutate();
        Assert.NotEqual(before.Item2, SpecCanonical.ToJson(spec, includeCosmetic: true));
        Assert.Equal(leaf.Cosmetic, before.Item1 == SpecIdentity.Of(spec));
        Assert.Equal(leaf.Cosmetic, path == "weights.file");
    }

    [Fact]
    public void Every_backbone_and_kind_of_weights_is_tried_here()
    {
        var seen = BackboneTexts.All.Keys.SelectMany(name => SpecLeaf.Types(Read(name))).ToHashSet();
        var all = typeof(BackboneSpec).Assembly.GetTypes().Where(type => !type.IsAbstract)
            .Where(type => type.IsAssignableTo(typeof(BackboneSpec)) || type.IsAssignableTo(typeof(WeightsSpec)));
        Assert.Equal([typeof(ConvNetSSpec), typeof(CustomBackboneSpec)], all.Except(seen));
    }

    [Fact]
    public void A_checkpoint_changes_the_id_by_its_digest_and_not_by_its_path()
    {
        var text = BackboneTexts.Spec("vit-b-16").Replace("bits = 32\n", $"bits = 32\n{Checkpoint}", StringComparison.Ordinal);
        var spec = SpecTexts.Read(text).Require().Base;
        Assert.NotEqual(SpecIdentity.Of(Read("vit-b-16")), SpecIdentity.Of(spec));
        var moved = spec with { Hashing = spec.Hashing with { Checkpoint = spec.Hashing.Checkpoint! with { File = "c" } } };
        Assert.Equal(SpecIdentity.Of(spec), SpecIdentity.Of(moved));
    }

    [Fact]
    public void Images_that_a_list_resizes_to_a_wrong_size_are_an_error_at_the_size()
    {
        var found = Error(BackboneTexts.Spec("vit-b-16").Replace("size = 224", "size = 256", StringComparison.Ordinal));
        Assert.Contains("error CGAT0110: size is 256, and backbone 'vit-b-16' wants 224\n", found, StringComparison.Ordinal);
        Assert.EndsWith("^^^ write 224", found, StringComparison.Ordinal);
        found = Error(BackboneTexts.Spec("resnet50").Replace("size = 224", "size = 32", StringComparison.Ordinal));
        Assert.Contains("wants at least 64\n", found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backbone_of_ImageNet_on_the_small_images_of_Fashion_MNIST_is_an_error_at_the_backbone()
    {
        var found = Error(SpecTexts.With("kind = \"convnet-s\"\ndropout = 0.25\n", "kind = \"vit-b-16\"\nweights = { kind = \"none\" }\n"));
        Assert.Equal(
            """
            specs/quickstart.toml:14:8: error CGAT0608: kind is "vit-b-16": 'vit-b-16' takes images of 224 x 224 pixels, but those of Fashion-MNIST have 32 x 32
               14 | kind = "vit-b-16"
                  |        ^^^^^^^^^^ choose backbone "convnet-s", or a data set of kind "image-list", which resizes its images
            """.ReplaceLineEndings("\n"),
            found);
    }

    [Theory]
    [InlineData("alexnet", "weights")]
    [InlineData("resnet50", "warm_up")]
    public void Weights_that_a_checkpoint_would_replace_are_an_error_at_the_checkpoint(string network, string replaced)
    {
        var text = BackboneTexts.Spec(network).Replace("bits = 32\n", $"bits = 32\n{Checkpoint}", StringComparison.Ordinal);
        Assert.Contains(
            $"error CGAT0610: checkpoint would replace the backbone's {replaced}\n", Error(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_stands_beside_a_warm_up_of_no_epochs() => SpecTexts.Read(BackboneTexts.Spec("resnet50")
        .Replace("bits = 32\n", $"bits = 32\n{Checkpoint}", StringComparison.Ordinal)
        .Replace("warm_up = { epochs = 3", "warm_up = { epochs = 0", StringComparison.Ordinal)).Require();

    [Fact]
    public void A_misspelt_model_offers_the_closest()
    {
        var found = Error(BackboneTexts.With("kind = \"vgg\"\nmodel = \"vgg16_bn\"\ndropout = 0.5\n" + BackboneTexts.Weights));
        Assert.Contains("did you mean \"vgg16-bn\"?", found, StringComparison.Ordinal);
    }

    private static string Error(string text) => $"{Assert.Single(SpecTexts.Read(text).Diagnostics)}";

    private static ExperimentSpec Read(string name) => SpecTexts.Read(BackboneTexts.Spec(name)).Require().Base;
}
