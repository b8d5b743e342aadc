using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs.Sweeps;

/// <summary>Sweeps over backbones and the files of their weights.</summary>
public sealed class BackboneSweepTests
{
    private const string Networks = "\"backbone.model\" = [\"resnet18\", \"resnet50\"]";
    private const string Files = "\"backbone.weights.file\" = [\"a.pth\", \"../b.pth\"]";

    private static readonly string s_other = $"sha256:{new string('1', 64)}";

    private static string Digests => $"\"backbone.weights.digest\" = [\"{SpecTexts.Digest}\", \"{s_other}\"]";

    [Fact]
    public void Kinds_of_backbones_are_swept_with_what_each_kind_needs()
    {
        var spec = Read(
            "vit-b-16",
            """
            [sweep.zip.network]
            "backbone.kind" = ["vit-b-16", "densenet161", "convnext-t"]
            "backbone.weights.kind" = ["none", "none", "none"]
            """).Require();
        Assert.Equal(["vit-b-16", "densenet161", "convnext-t"], spec.Points.Select(point => point.Spec.Backbone.Network));
        Assert.Equal(3, spec.Points.Select(point => SpecIdentity.Of(point.Spec)).Distinct().Count());
        Assert.Equal(SpecIdentity.Of(spec.Base), SpecIdentity.Of(spec.Points[0].Spec));
    }

    [Fact]
    public void Models_of_a_kind_are_an_axis_of_their_own()
    {
        var spec = Read("resnet50", $"[sweep]\ngrid = {{ {Networks} }}\n").Require();
        Assert.Equal(["model"], spec.Axes);
        Assert.Equal(["resnet18", "resnet50"], spec.Points.Select(point => point.Axes[0].Value));
    }

    [Fact]
    public void The_file_of_weights_goes_in_step_with_its_digest_and_is_no_part_of_the_axis()
    {
        var spec = Pretrained($"zip.network = {{ {Networks}, {Files}, {Digests} }}").Require();
        var weights = spec.Points.Select(point => (FileWeightsSpec)((ResNetSpec)point.Spec.Backbone).Weights).ToList();
        Assert.Equal([("a.pth", SpecTexts.Digest), ("../b.pth", s_other)], weights.Select(each => (each.File, each.Digest)));
        Assert.Equal($"model=resnet50, digest={s_other}", spec.Points[1].Axes[0].Value);
        Assert.Equal("model=resnet50, digest=sha256:11111111", spec.Points[1].Axes[0].Text);

        var moved = Pretrained(
            $"zip.network = {{ {Networks}, {Files.Replace("a.pth", "c.pth", StringComparison.Ordinal)}, {Digests} }}");
        Assert.Equal(SpecIdentity.Of(spec), SpecIdentity.Of(moved.Require()));
    }

    [Fact]
    public void A_point_that_is_included_brings_its_file_along()
    {
        var spec = Pretrained($$"""
            include = [{ "backbone.model" = "resnet18", "backbone.weights" = { file = "c.pth", digest = "{{s_other}}" } }]
            """).Require();
        Assert.Equal(["model", "digest"], spec.Axes);
        Assert.Equal("c.pth", ((FileWeightsSpec)((ResNetSpec)spec.Points[0].Spec.Backbone).Weights).File);
    }

    [Fact]
    public void A_point_that_differs_in_its_file_alone_is_there_already() => Assert.Equal(
        "CGAT0112: this point is there already",
        Error($$"""
            include = [
                { "backbone.model" = "resnet18" },
                { "backbone.model" = "resnet18", "backbone.weights.file" = "c.pth" },
            ]
            """));

    [Fact]
    public void Steps_that_differ_in_their_files_alone_are_one_step_twice() => Assert.Equal(
        "CGAT0112: this step of the axis is there already",
        Error($$"""zip.network = { "backbone.model" = ["resnet18", "resnet18"], {{Files}} }"""));

    [Fact]
    public void Files_alone_are_no_axis()
    {
        const string message = "CGAT0117: backbone.weights.file can't be swept";
        Assert.Equal(message, Error($"zip.network = {{ {Files} }}"));
        Assert.Equal(message, Error($"grid = {{ {Files} }}"));
    }

    [Fact]
    public void A_backbone_that_a_point_brings_to_images_of_a_wrong_size_is_told_with_the_point()
    {
        var spec = BackboneTexts.Spec("resnet50").Replace("size = 224", "size = 96", StringComparison.Ordinal);
        var found = Assert.Single(SpecTexts.Read($$"""
            {{spec}}
            [sweep.zip.network]
            "backbone.kind" = ["densenet161", "vit-b-16"]
            "backbone.weights.kind" = ["none", "none"]
            """).Diagnostics);
        Assert.Equal(
            "size is 96, and backbone 'vit-b-16' wants 224, where network is backbone.kind=vit-b-16, weights.kind=none",
            found.Message);
    }

    private static string Error(string sweep)
    {
        var found = Assert.Single(Pretrained(sweep).Diagnostics);
        return $"{found.Code}: {found.Message}";
    }

    private static SpecReading Pretrained(string sweep) => SpecTexts.Read(
        BackboneTexts.With($"kind = \"resnet\"\nmodel = \"resnet50\"\n{BackboneTexts.Weights}") + $"\n[sweep]\n{sweep}\n");

    private static SpecReading Read(string network, string sweep) =>
        SpecTexts.Read($"{BackboneTexts.Spec(network)}\n{sweep}\n");
}
