using System.Text.Json;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;
using Json.Schema;

namespace CgAT.Experiments.Tests.Specs.Schema;

/// <summary>The JSON Schema, by a validator that is not ours.</summary>
public sealed class SpecSchemaTests
{
    private const string File = "docs/cgat.schema.json";

    private static readonly JsonSchema Schema = JsonSchema.FromText(SpecSchema.ToJson());

    private const string Above = "extends = \"base.toml\"\n";

    public static TheoryData<string, string> RightTexts => new()
    {
        { "whole", SpecTexts.Quickstart },
        { "on a list of images", SpecTexts.QuickstartOnImageList },
        { "with the keys that may be left out", SpecTexts.InFull },
        { "with a sweep", SpecTexts.Quickstart + SpecTexts.Sweep },
        { "with a sweep within", SpecTexts.Quickstart + "[sweep]\ngrid.hashing = { bits = [1], decay.at = [[1]] }\n" },
        { "with a preset", SpecTexts.With("kind = \"sgd\"\nlearning_rate = 0.01", "preset = \"official-hashing\"") },
        { "with a method's preset", SpecTexts.With("method = \"dpsh\"\n", "preset = \"csq-saat\"\n") },
        { "above another", Above },
        { "above another, in part", Above + "[hashing]\nbits = 8\noptimizer = { momentum = 0.5 }\n" },
        { "above another, with a kind", Above + "hashing.decay = { kind = \"steps\", factor = 0.5 }\n" },
        { "above another, with a list", Above + "[[attack]]\npreset = \"center-100\"\niterations = 3\n" },
    };

    public static TheoryData<string, string> WrongTexts => new()
    {
        { "nothing", "" },
        { "half a spec that extends none", "format = 1\nname = \"half\"\n" },
        { "an unknown key in part", Above + "hashing.bist = 8\n" },
        { "a value out of range in part", Above + "hashing.bits = 0\n" },
        { "an item of a list in part", Above + "[[attack]]\nkind = \"center\"\n" },
        { "an unknown preset", Above + "hashing.optimizer.preset = \"official\"\n" },
        { "keys of two kinds", Above + "hashing.optimizer = { kind = \"adam\", momentum = 0.5 }\n" },
        { "an unknown key of a sweep", SpecTexts.Quickstart + "[sweep]\ngird = { \"hashing.bits\" = [1] }\n" },
        { "an axis without a list", SpecTexts.Quickstart + "[sweep]\ngrid = { \"hashing.bits\" = 1 }\n" },
        { "an axis without values", SpecTexts.Quickstart + "[sweep]\ngrid = { \"hashing.bits\" = [] }\n" },
        { "a fraction that is none", SpecTexts.With("step = \"4/255\"", "step = \"4:255\"") },
        { "more grey levels than there are", SpecTexts.With("step = \"4/255\"", "step = 4") },
        { "a seed twice", SpecTexts.With("[0, 1, 2]", "[0, 1, 1]") },
    };

    public static TheoryData<string> Backbones => [.. BackboneTexts.All.Keys];

    [Fact]
    public void The_file_is_what_this_program_writes() =>
        Approved.Equal(Path.Combine(Repository.Root, File), SpecSchema.ToJson());

    [Fact]
    public void The_schema_is_one() =>
        Assert.True(MetaSchemas.Draft202012.Evaluate(JsonDocument.Parse(SpecSchema.ToJson()).RootElement).IsValid);

    [Theory]
    [MemberData(nameof(RightTexts))]
    public void What_is_right_passes(string name, string text) => Assert.True(Passes(text), name);

    [Theory]
    [MemberData(nameof(Backbones))]
    public void Each_backbone_passes_with_its_weights_and_with_a_checkpoint(string network)
    {
        var text = BackboneTexts.Spec(network);
        Assert.True(Passes(text));
        const string checkpoint = $"bits = 32\ncheckpoint = {{ file = \"a.pth\", digest = \"{SpecTexts.Digest}\" }}\n";
        Assert.True(Passes(text.Replace("bits = 32\n", checkpoint, StringComparison.Ordinal)));
        Assert.False(Passes(text.Replace("kind = \"none\"", "kind = \"file\"", StringComparison.Ordinal)
            .Replace("file = \"../weights/a.pth\", ", "", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public void What_is_wrong_does_not(string name, string text) => Assert.False(Passes(text), name);

    [Theory]
    [MemberData(nameof(GeneratedSpecTests.Keys), MemberType = typeof(GeneratedSpecTests))]
    public void No_misspelt_key_and_no_value_of_another_type_passes(string name, int at, string key)
    {
        var text = SpecTexts.All[name];
        Assert.False(Passes(text[..at] + key + "x" + text[(at + key.Length)..]));
        var value = text.IndexOf("= ", at, StringComparison.Ordinal) + 2;
        Assert.False(Passes(text[..value] + "[[]]" + text[GeneratedSpecTests.ValueEnd(text, value)..]));
    }

    internal static bool Passes(string toml) =>
        Schema.Evaluate(JsonSerializer.SerializeToElement(TomlJson.Of(toml))).IsValid;
}
