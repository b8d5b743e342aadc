using CgAT.Core.Errors;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Networks;
using CgAT.Core.Tests.Support;
using CgAT.Core.Weights;
using TorchSharp;
using TorchSharp.PyBridge;

namespace CgAT.Core.Tests.Weights;

/// <summary>Which tensor of a file is which weight, and what is said where they do not fit.</summary>
public sealed class PretrainedWeightsTests : IDisposable
{
    private static readonly ConvNetSSettings s_settings = new() { Dropout = 0.5 };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Weights_of_a_backbone_come_over_to_the_bit()
    {
        using var scope = torch.NewDisposeScope();
        using var source = Backbone(seed: 1);
        using var target = Backbone(seed: 2);
        Load(target, s_settings, Save(source.state_dict()));
        AssertSame(source.state_dict(), target.state_dict());
    }

    [Theory]
    [InlineData("module.")]
    [InlineData("module.backbone.")]
    public void What_wraps_a_network_is_taken_off_its_names(string wrapper)
    {
        using var scope = torch.NewDisposeScope();
        using var source = Backbone(seed: 1);
        using var target = Backbone(seed: 2);
        Load(target, s_settings, Save(source.state_dict().ToDictionary(entry => wrapper + entry.Key, entry => entry.Value)));
        AssertSame(source.state_dict(), target.state_dict());
    }

    [Fact]
    public void Everything_that_is_missing_unexpected_or_misshapen_is_told_and_nothing_changes()
    {
        using var scope = torch.NewDisposeScope();
        using var target = Backbone(seed: 2);
        var before = Copy(target.state_dict());
        var weights = Copy(Backbone(seed: 1).state_dict());
        weights.Remove("conv1.bias");
        weights.Remove("fc.weight");
        weights.Add("conv5.weight", torch.zeros(2));
        weights["conv2.weight"] = torch.zeros(32, 32, 5, 5);
        weights["conv3.bias"] = torch.zeros(63);
        var fault = Assert.Throws<UserErrorException>(() => Load(target, s_settings, Save(weights)));
        Assert.Equal(
            [
                "the file has conv2.weight as [32, 32, 5, 5] instead of [32, 32, 3, 3], conv3.bias as [63] instead of [64]",
                "the file lacks conv1.bias, fc.weight of convnet-s",
                "the file has conv5.weight, which convnet-s has not",
            ],
            fault.Diagnostics.Select(each => each.Message));
        Assert.All(fault.Diagnostics, each => Assert.Equal(ErrorCodes.WeightsUnfit, each.Code));
        Assert.All(fault.Diagnostics, each => Assert.EndsWith("weights.safetensors", each.File, StringComparison.Ordinal));
        AssertSame(before, target.state_dict());
    }

    [Fact]
    public void Of_many_faults_the_first_are_named_and_the_rest_counted()
    {
        using var scope = torch.NewDisposeScope();
        using var target = Backbone(seed: 2);
        var fault = Assert.Throws<UserErrorException>(
            () => Load(target, s_settings, Save(new Dictionary<string, torch.Tensor> { ["other"] = torch.zeros(1) })));
        Assert.Contains(" and 5 more of convnet-s", fault.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_precision_is_refused_with_a_remedy()
    {
        using var scope = torch.NewDisposeScope();
        using var target = Backbone(seed: 2);
        var half = target.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.half());
        var fault = Assert.Throws<UserErrorException>(() => Load(target, s_settings, Save(half)));
        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal(ErrorCodes.WeightsTypeUnfit, diagnostic.Code);
        Assert.Matches("^[a-z0-9.]+ is of type float16, not float32$", diagnostic.Message);
        Assert.Contains("v.float()", diagnostic.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Torchvision_s_last_layer_and_missing_counters_are_passed_over()
    {
        using var scope = torch.NewDisposeScope();
        using var source = SomeBackbones.Create("resnet18", seed: 1);
        using var target = SomeBackbones.Create("resnet18", seed: 2);
        var weights = source.state_dict()
            .Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        weights.Add("fc.weight", torch.zeros(1000, 512));
        weights.Add("fc.bias", torch.zeros(1000));
        Load(target, SomeBackbones.All["resnet18"], Save(weights));
        AssertSame(source.state_dict(), target.state_dict());
    }

    [Theory]
    [InlineData("densenet161", "features.denseblock2.denselayer3.norm1.", "features.denseblock2.denselayer3.norm.1.")]
    [InlineData("densenet161", "features.denseblock4.denselayer1.conv2.", "features.denseblock4.denselayer1.conv.2.")]
    [InlineData("vit-b-16", "encoder.layers.encoder_layer_3.mlp.0.", "encoder.layers.encoder_layer_3.mlp.linear_1.")]
    [InlineData("vit-b-16", "encoder.layers.encoder_layer_3.mlp.3.", "encoder.layers.encoder_layer_3.mlp.linear_2.")]
    public void Older_names_of_torchvision_are_understood(string name, string today, string old)
    {
        using var scope = torch.NewDisposeScope();
        using var source = SomeBackbones.Create(name, seed: 1);
        using var target = SomeBackbones.Create(name, seed: 2);
        var weights = source.state_dict().ToDictionary(
            entry => entry.Key.Replace(today, old, StringComparison.Ordinal), entry => entry.Value);
        Assert.DoesNotContain(weights.Keys, key => key.StartsWith(today, StringComparison.Ordinal));
        Load(target, SomeBackbones.All[name], Save(weights));
        AssertSame(source.state_dict(), target.state_dict());
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("hash_layer")]
    public void A_hashing_model_comes_over_with_its_hash_layer(string layer)
    {
        using var scope = torch.NewDisposeScope();
        using var computation = Computation.Open("cpu", threads: 1);
        using var source = SmallModel.Create(computation, seed: 1);
        using var target = SmallModel.Create(computation, seed: 2);
        var file = Path.Combine(folder.Path, "model.safetensors");
        source.Save(file);
        var weights = Safetensors.LoadStateDict(file).ToDictionary(
            entry => entry.Key.Replace("backbone.", "", StringComparison.Ordinal)
                .Replace("hash.", $"{layer}.", StringComparison.Ordinal),
            entry => entry.Value);
        var (other, digest) = Save(weights);
        target.LoadCheckpoint(other, digest);
        Assert.Equal(SmallModel.Weights(source), SmallModel.Weights(target));
    }

    [Fact]
    public void A_hash_layer_of_other_bits_is_an_error_that_says_so()
    {
        using var scope = torch.NewDisposeScope();
        using var computation = Computation.Open("cpu", threads: 1);
        using var source = SmallModel.Create(computation, bits: 64);
        using var target = SmallModel.Create(computation, bits: 16);
        var file = Path.Combine(folder.Path, "model.safetensors");
        source.Save(file);
        var fault = Assert.Throws<UserErrorException>(
            () => target.LoadCheckpoint(file, WeightFile.Inspect(file).Digest));
        Assert.Equal(
            "the file has hash.weight as [64, 256] instead of [16, 256], hash.bias as [64] instead of [16]",
            Assert.Single(fault.Diagnostics).Message);
        Assert.Contains("bits", fault.Diagnostics[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_library_can_t_read_is_an_error_of_ours()
    {
        // A side written as a long, which Python never does, passes the gate and not the library.
        var file = folder.Write("x.pth", Sample.WithPickle([0x4b, 2, 0x4b, 4, 0x86], [0x8a, 1, 2, 0x4b, 4, 0x86]));
        Assert.Equal(Sample.Names.Count, WeightFile.Inspect(file).Tensors.Count);
        var fault = Assert.Throws<UserErrorException>(() => WeightFile.Read(file));
        Assert.Equal(ErrorCodes.WeightsUnreadable, Assert.Single(fault.Diagnostics).Code);
    }

    private static Backbone Backbone(ulong seed) => SomeBackbones.Create("convnet-s", seed);

    private static void Load(Backbone backbone, BackboneSettings settings, (string File, string Digest) saved) =>
        PretrainedWeights.Load(backbone, settings, saved.File, saved.Digest);

    private (string File, string Digest) Save(Dictionary<string, torch.Tensor> weights)
    {
        var file = Path.Combine(folder.Path, "weights.safetensors");
        using var scope = torch.NewDisposeScope();
        Safetensors.SaveStateDict(
            file, weights.ToDictionary(entry => entry.Key, entry => entry.Value.contiguous()));
        return (file, WeightFile.Inspect(file).Digest);
    }

    private static Dictionary<string, torch.Tensor> Copy(Dictionary<string, torch.Tensor> weights) =>
        weights.ToDictionary(entry => entry.Key, entry => entry.Value.clone());

    private static void AssertSame(
        Dictionary<string, torch.Tensor> expected, Dictionary<string, torch.Tensor> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, entry => TensorAssert.Same(entry.Value, actual[entry.Key]));
    }
}
