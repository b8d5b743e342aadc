using System.Text.Json;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

public sealed class SpecJsonTests
{
    public static TheoryData<string> Texts => [SpecTexts.Quickstart, SpecTexts.QuickstartOnImageList];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_spec_comes_back_with_every_setting_cosmetic_ones_too(string text)
    {
        var spec = SpecTexts.Read(text).Require().Base;

        var json = SpecCanonical.ToJson(spec, includeCosmetic: true);
        var read = SpecJson.Read(json);

        Assert.Equal(json, SpecCanonical.ToJson(read, includeCosmetic: true));
        Assert.Equal(spec.Defenses, read.Defenses);
        Assert.Equal(spec.Dataset, read.Dataset);
        Assert.Equal((spec.Name, spec.Description, spec.Numerics), (read.Name, read.Description, read.Numerics));
        Assert.Equal(SpecIdentity.Of(spec), SpecIdentity.Of(read));
    }

    [Fact]
    public void Numbers_come_back_to_the_last_bit()
    {
        var spec = SpecEdits.WithSeeds(SpecEdits.WithLambda(SpecTexts.Spec, 0.1 + 0.2), [long.MaxValue]);
        var read = SpecJson.Read(SpecCanonical.ToJson(spec, includeCosmetic: true));
        Assert.Equal(spec.Defenses, read.Defenses);
        Assert.Equal(spec.Seeds, read.Seeds);
    }

    [Theory]
    [InlineData("\"bits\":32", "\"bist\":32")]
    [InlineData("\"bits\":32", "\"bits\":32,\"colour\":1")]
    [InlineData("\"kind\":\"convnet-s\"", "\"kind\":\"convnet\"")]
    public void What_is_not_the_text_of_a_spec_is_refused(string old, string replacement)
    {
        var json = SpecCanonical.ToJson(SpecTexts.Spec, includeCosmetic: true);
        Assert.Contains(old, json, StringComparison.Ordinal);
        Assert.Throws<JsonException>(
            () => SpecJson.Read(json.Replace(old, replacement, StringComparison.Ordinal)));
    }
}
