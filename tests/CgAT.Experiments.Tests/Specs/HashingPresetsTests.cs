using System.Text.Json.Nodes;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>The presets of hashing methods, and the spec that runs each method once.</summary>
public sealed class HashingPresetsTests
{
    private const string Growing = """{"every":200,"kind":"growing","power":0.5,"rate":0.005}""";

    // The constants of the published codes, in canonical form.
    public static TheoryData<string, string> Presets => new()
    {
        { "dph", """{"method":"dph"}""" },
        { "dpsh", """{"method":"dpsh","quantization":0.001}""" },
        { "dpsh-pairs", """{"method":"dpsh","quantization":50,"quantization_over":"pairs"}""" },
        { "hashnet", """{"continuation":{"kind":"none"},"method":"hashnet","scale":0.1,"scale_per":"code"}""" },
        { "hashnet-saat", $$"""{"continuation":{{Growing}},"method":"hashnet","scale":10,"scale_per":"bit"}""" },
        { "dsdh", """{"eta":55,"method":"dsdh","mu":1,"nu":1,"rounds":10}""" },
        { "dch", """{"gamma":20,"method":"dch","quantization":0.1}""" },
        { "greedyhash", """{"classifier":"trained","labels":"all","method":"greedyhash","quantization":0.1}""" },
        {
            "greedyhash-official",
            """{"classifier":"official","labels":"official","method":"greedyhash","quantization":0.1}"""
        },
        { "csq", """{"centers":"stored","method":"csq","quantization":0.0001}""" },
        { "csq-official", """{"centers":"official","method":"csq","quantization":0.0001}""" },
        { "csq-saat", """{"centers":"stored","method":"csq","quantization":0.05}""" },
        { "dsdh-c", """{"eta":55,"method":"dsdh-c","mu":1,"nu":1,"rounds":10,"wasserstein":0.1}""" },
        { "csq-c", """{"centers":"stored","method":"csq-c","wasserstein":0.1}""" },
        { "csq-c-official", """{"centers":"official","method":"csq-c","wasserstein":0.1}""" },
        { "dpn", """{"margin":1,"method":"dpn"}""" },
        { "orthohash", """{"batch_norm":true,"margin":0.2,"method":"orthohash","scale":8}""" },
        { "hswd", $$"""{"continuation":{{Growing}},"method":"hswd","scale":10,"scale_per":"bit","wasserstein":0.1}""" },
    };

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_has_the_constants_of_its_method(string preset, string constants)
    {
        var text = SpecTexts.With(
            "method = \"dpsh\"\nbits = 32\nquantization = 0.1\n", $"preset = \"{preset}\"\nbits = 32\n");
        var hashing = JsonNode.Parse(SpecCanonical.ToJson(SpecTexts.Read(text).Require().Base.Hashing))!.AsObject();
        foreach (var common in new[] { "bits", "epochs", "batch_size", "optimizer", "decay" })
        {
            Assert.True(hashing.Remove(common));
        }

        Assert.Equal(constants, hashing.ToJsonString());
    }

    [Fact]
    public void These_are_all_presets_of_hashing() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "CgAT.Experiments", "Specs", "Presets", "hashing"))
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal),
        Presets.Select(preset => (string)preset[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_spec_of_hashing_methods_has_each_method_once_undefended_and_defended()
    {
        var spec = SpecReader.Read(Path.Combine(Repository.Root, "specs", "hashing-methods.toml")).Require();
        Assert.Equal(
            SpecTexts.HashingMethods.Keys.Order(StringComparer.Ordinal),
            spec.Points.Select(point => point.Spec.Hashing.Method).Order(StringComparer.Ordinal));
        Assert.All(spec.Points, point => Assert.Equal(
            ["none", "cgat"], point.Spec.Defenses.Select(defense => defense.Label)));
    }
}
