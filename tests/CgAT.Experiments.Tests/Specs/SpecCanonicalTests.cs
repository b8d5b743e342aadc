using System.Globalization;
using System.Text.Json;
using CgAT.Experiments.Specs;
using FsCheck.Xunit;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>The canonical form is frozen: a test that fails here means that every stored identity changes.</summary>
public sealed class SpecCanonicalTests
{
    private const string Canonical =
        """
        {"attack":[{"centers_from":"database","epsilon":0.06274509803921569,"iterations":100,"kind":"center",
        "random_start":false,"step":0.00784313725490196}],
        "backbone":{"dropout":0.25,"kind":"convnet-s",
        "warm_up":{"batch_size":64,"epochs":3,"optimizer":{"kind":"adam","learning_rate":0.001}}},
        "dataset":{"digest":"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "kind":"fashion-mnist","split":"t10k-9000-1000"},
        "defense":[{"kind":"none"},
        {"batch_size":64,"decay":{"kind":"constant"},"epochs":6,"kind":"continue",
        "optimizer":{"kind":"adam","learning_rate":0.0001}},
        {"bank":"binary","batch_size":64,"decay":{"kind":"cosine"},"epochs":6,"epsilon":0.06274509803921569,
        "iterations":7,"kind":"cgat","lambda":1,"mu":0,"optimizer":{"kind":"adam","learning_rate":0.0001},
        "step":0.01568627450980392}],
        "evaluation":{"batch_size":256,"bootstrap_resamples":1000,"k":1000},
        "format":1,
        "hashing":{"batch_size":64,"bits":32,"decay":{"at":[0.3333333333333333,0.75],"factor":0.1,"kind":"steps"},
        "epochs":15,"method":"dpsh",
        "optimizer":{"kind":"sgd","learning_rate":0.01,"momentum":0.9,"weight_decay":0.0005},"quantization":0.1},
        "seeds":[0,1,2]}
        """;

    [Fact]
    public void The_quickstart_has_its_frozen_text_and_id()
    {
        Assert.Equal(Canonical.Replace("\n", "", StringComparison.Ordinal), SpecCanonical.ToJson(SpecTexts.Spec));
        Assert.Equal(
            "868b7957fab9a1702c2d2dfcb6c06f3bed894545f37f9a7fe1101b4441785501",
            SpecIdentity.Of(SpecTexts.Spec));
    }

    [Fact]
    public void A_part_of_a_spec_has_a_text_of_its_own() => Assert.Equal(
        """{"kind":"sgd","learning_rate":0.01,"momentum":0.9,"weight_decay":0.0005}""",
        SpecCanonical.ToJson(SpecTexts.Spec.Hashing.Optimizer));

    [Fact]
    public void Cosmetic_settings_are_there_when_asked_for() => Assert.Equal(
        """{"kind":"none","name":"a \"b\\\n\u0001é"}""",
        SpecCanonical.ToJson(new NoDefenseSpec { Name = "a \"b\\\n\u0001é" }, includeCosmetic: true));

    [Fact]
    public void Settings_that_are_not_given_are_left_out() =>
        Assert.Equal("""{"kind":"none"}""", SpecCanonical.ToJson(new NoDefenseSpec(), includeCosmetic: true));

    [Fact]
    public void Seeds_beyond_the_whole_numbers_of_a_double_stay_apart()
    {
        var ids = new[] { (1L << 53) + 1, 1L << 53, long.MaxValue, long.MaxValue - 1 }
            .Select(seed => SpecIdentity.Of(SpecEdits.WithSeeds(SpecTexts.Spec, [seed])));
        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public void A_number_that_JSON_lacks_is_refused()
    {
        var optimizer = new AdamSpec { LearningRate = double.NaN };
        Assert.Throws<ArgumentOutOfRangeException>(() => SpecCanonical.ToJson(optimizer));
    }

    // The values of RFC 8785, appendix B, and some about the borders.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    [InlineData(0x3ff0000000000000, "1")]
    [InlineData(0x4059000000000000, "100")]
    public void Numbers_are_written_as_RFC_8785_does(ulong bits, string expected) =>
        Assert.Equal($"[{expected}]", SpecCanonical.ToJson(new[] { BitConverter.UInt64BitsToDouble(bits) }));

    [Property(MaxTest = 2000)]
    public bool Every_number_reads_back_as_the_same(ulong bits)
    {
        var value = BitConverter.UInt64BitsToDouble(bits);
        return !double.IsFinite(value)
            || double.Parse(SpecCanonical.ToJson(value), CultureInfo.InvariantCulture) == value;
    }

    [Property(MaxTest = 2000)]
    public bool Every_text_reads_back_as_the_same(string? text) =>
        text is null || JsonSerializer.Deserialize<string>(SpecCanonical.ToJson(text)) == text;

    [Fact]
    public void The_canonical_text_is_JSON()
    {
        using var document = JsonDocument.Parse(SpecCanonical.ToJson(SpecTexts.Spec, includeCosmetic: true));
        Assert.Equal("quickstart", document.RootElement.GetProperty("name").GetString());
    }
}
