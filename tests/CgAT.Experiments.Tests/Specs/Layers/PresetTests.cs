using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Tests.Specs.Layers;

/// <summary>Presets, the tables that this program has by name.</summary>
public sealed class PresetTests
{
    private const string Adam = "optimizer = { kind = \"adam\", learning_rate = 1e-4 }\ndecay = { kind = \"cosine\" }";

    private static readonly string Folder = Path.Combine(Repository.Root, "CgAT.Experiments/Specs/Presets");

    /// <summary>The key of the tables and the name of each preset.</summary>
    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                data.Add(Path.GetFileName(Path.GetDirectoryName(file)) ?? "", Path.GetFileNameWithoutExtension(file));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_preset_is_known_whole_and_within_all_ranges(string key, string name) =>
        Assert.Empty(SpecTexts.Read(WithPreset(key, $"preset = \"{name}\"\n{Beside(key)}")).Diagnostics);

    [Theory]
    [MemberData(nameof(All))]
    public void The_text_on_the_spec_language_shows_every_preset(string key, string name)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/spec.md"));
        Assert.Contains($"| `{name}` | `{key}` |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_of_a_table_stand_above_its_preset_wherever_they_are_written()
    {
        var text = WithPreset("attack", "iterations = 5\npreset = \"center-100\"\nname = \"mine\"");
        var spec = SpecTexts.Read(text).Require().Base;
        var attack = Assert.IsType<CenterAttackSpec>(spec.Attacks[0]);
        Assert.Equal(("mine", 5, true), (attack.Label, attack.Iterations, attack.RandomStart));
        Assert.Equal((8.0 / 255, 1.0 / 255), (attack.Epsilon, attack.Step));
    }

    [Fact]
    public void A_kind_that_is_the_same_may_stand_beside_a_preset() => Assert.Empty(SpecTexts
        .Read(WithPreset("attack", "kind = \"center\"\npreset = \"center-100\"")).Diagnostics);

    [Fact]
    public void A_preset_within_a_preset_may_be_overridden_in_part()
    {
        var defense = Defense("preset = \"cgat-official\"\noptimizer = { momentum = 0.5 }");
        Assert.Equal(new SgdSpec { LearningRate = 0.01, Momentum = 0.5, WeightDecay = 5e-4 }, defense.Optimizer);
        Assert.Equal([0.5, 0.75], Assert.IsType<StepsDecaySpec>(defense.Decay).At);
        Assert.Equal((30, "official"), (defense.Epochs, defense.Bank));
    }

    [Fact]
    public void A_table_of_another_kind_within_a_preset_is_replaced_as_a_whole() => Assert.Equal(
        new AdamSpec { LearningRate = 1e-4 }, Defense($"preset = \"cgat-official\"\n{Adam}").Optimizer);

    [Fact]
    public void A_spec_with_presets_is_the_spec_with_their_keys_written_out()
    {
        var written = SpecToml.Write(SpecTexts.Read(WithPreset("defense", "preset = \"cgat-official\"")));
        Assert.DoesNotContain("preset", written, StringComparison.Ordinal);
        Assert.Contains("kind = \"cgat\"\nepochs = 30\n", written, StringComparison.Ordinal);
    }

    // Presets of hashing methods leave to the spec what all methods have.
    private static string Beside(string key) =>
        key == "hashing" ? $"bits = 32\nepochs = 5\nbatch_size = 32\n{Adam}" : "";

    private static CgatDefenseSpec Defense(string table) => Assert.IsType<CgatDefenseSpec>(
        SpecTexts.Read(WithPreset("defense", table)).Require().Base.Defenses[^1]);

    // The quickstart with one table of a key that says this alone.
    private static string WithPreset(string key, string table)
    {
        var (start, end, header) = key switch
        {
            "attack" => ("[[attack]]", "[evaluation]", "[[attack]]"),
            "hashing" => ("[hashing]", "[[defense]]", "[hashing]"),
            "defense" => ("[[defense]]\nkind = \"cgat\"", "[[attack]]", "[[defense]]"),
            _ => ("[hashing.optimizer]", "[hashing.decay]", "[hashing.optimizer]"),
        };
        var (from, to) = (
            SpecTexts.Quickstart.IndexOf(start, StringComparison.Ordinal),
            SpecTexts.Quickstart.IndexOf(end, StringComparison.Ordinal));
        return $"{SpecTexts.Quickstart[..from]}{header}\n{table}\n\n{SpecTexts.Quickstart[to..]}";
    }
}
