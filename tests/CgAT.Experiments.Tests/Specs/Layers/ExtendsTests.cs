using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs.Layers;

/// <summary>What stands above and what below where a spec extends another one.</summary>
public sealed class ExtendsTests : IDisposable
{
    private readonly SpecFolder specs = SpecFolder.WithBase();

    public void Dispose() => specs.Dispose();

    [Fact]
    public void A_spec_that_changes_nothing_is_its_base() =>
        Assert.Equal(Json(SpecTexts.Spec), Json(specs.Above("").Require().Base));

    [Theory]
    [InlineData("name = \"above\"", "name = \"quickstart\"", "name = \"above\"")]
    [InlineData("[hashing]\nbits = 64", "bits = 32", "bits = 64")]
    [InlineData("hashing.bits = 64", "bits = 32", "bits = 64")]
    [InlineData("hashing = { bits = 64 }", "bits = 32", "bits = 64")]
    [InlineData("[hashing.optimizer]\nmomentum = 0.5", "momentum = 0.9", "momentum = 0.5")]
    [InlineData("backbone.warm_up.optimizer.learning_rate = 0.5", "learning_rate = 1e-3", "learning_rate = 0.5")]
    public void A_table_is_merged_key_by_key_however_it_is_written(string above, string old, string written) =>
        Assert.Equal(
            Json(SpecTexts.Read(SpecTexts.With(old, written)).Require().Base), Json(specs.Above(above).Require().Base));

    [Fact]
    public void A_list_of_values_is_replaced_as_a_whole() =>
        Assert.Equal([7L], specs.Above("seeds = [7]").Require().Base.Seeds);

    [Fact]
    public void A_list_of_tables_is_replaced_as_a_whole()
    {
        var spec = specs.Above("[[defense]]\nkind = \"none\"").Require().Base;
        Assert.IsType<NoDefenseSpec>(Assert.Single(spec.Defenses));
        Assert.Equal(SpecTexts.Spec.Attacks[0], Assert.Single(spec.Attacks));
    }

    [Fact]
    public void A_table_of_another_kind_is_replaced_as_a_whole()
    {
        var spec = specs.Above("[hashing.optimizer]\nkind = \"adam\"\nlearning_rate = 1e-3").Require().Base;
        Assert.Equal(new AdamSpec { LearningRate = 1e-3 }, spec.Hashing.Optimizer);
        Assert.Equal(
            "above.toml:2:1: error CGAT0103: [hashing.optimizer] has no learning_rate\n"
            + "    2 | [hashing.optimizer]\n"
            + "      | ^^^^^^^^^^^^^^^^^^^ add learning_rate, a number in (0, 10]: Length of a step along the gradient",
            specs.Errors("above.toml", "extends = \"base.toml\"\n[hashing.optimizer]\nkind = \"adam\"\n"));
    }

    [Fact]
    public void A_table_that_says_the_same_kind_again_is_merged()
    {
        var spec = specs.Above("hashing.optimizer = { kind = \"sgd\", momentum = 0.5 }").Require().Base;
        Assert.Equal(
            new SgdSpec { LearningRate = 0.01, Momentum = 0.5, WeightDecay = 5e-4 }, spec.Hashing.Optimizer);
    }

    [Fact]
    public void A_preset_stands_above_the_base_and_below_the_keys_beside_it()
    {
        var spec = specs.Above("hashing.optimizer = { preset = \"official-hashing\", momentum = 0.5 }").Require().Base;
        Assert.Equal(new SgdSpec { LearningRate = 0.01, Momentum = 0.5, WeightDecay = 5e-4 }, spec.Hashing.Optimizer);
    }

    [Fact]
    public void A_sweep_is_a_table_too_whose_axes_are_added_to_those_of_the_base()
    {
        specs.Write("swept.toml", SpecTexts.Quickstart + "[sweep.grid]\n\"hashing.bits\" = [16, 32]\n");
        var spec = specs.Read("above.toml", """
            extends = "swept.toml"
            [sweep]
            grid = { "hashing.bits" = [64], "hashing.epochs" = [1, 2] }
            """).Require();
        var hashings = spec.Points.Select(point => point.Spec.Hashing);
        Assert.Equal([(64, 1), (64, 2)], hashings.Select(hashing => (hashing.Bits, hashing.Epochs)));
    }

    [Fact]
    public void Bases_have_bases_and_the_uppermost_wins()
    {
        specs.Write("middle.toml", "extends = \"base.toml\"\nhashing.bits = 16\nhashing.epochs = 7\n");
        var reading = specs.Read("top.toml", "extends = \"middle.toml\"\nhashing.bits = 8\n");
        var hashing = reading.Require().Base.Hashing;
        Assert.Equal((8, 7, 64), (hashing.Bits, hashing.Epochs, hashing.BatchSize));
        var files = reading.Texts.Select(text => Path.GetFileName(text.Path));
        Assert.Equal(["top.toml", "middle.toml", "base.toml"], files);
    }

    [Fact]
    public void A_path_is_relative_to_the_file_that_it_is_written_in()
    {
        specs.Write("shared/base.toml", SpecTexts.Quickstart);
        var spec = specs.Read("mine/deep/above.toml", "extends = \"../../shared/base.toml\"\n").Require().Base;
        var folder = Path.GetFullPath(Path.Combine(specs.Below("mine/deep"), spec.Dataset.Folder));
        Assert.Equal(specs.Below("data/fashion-mnist"), folder);
        Assert.Equal(SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(spec));
    }

    [Fact]
    public void A_path_of_its_own_is_relative_to_the_spec_and_a_rooted_one_to_nothing()
    {
        specs.Write("shared/base.toml", SpecTexts.Quickstart);
        const string extends = "extends = \"../shared/base.toml\"\n";
        Assert.Equal("data", Folder(specs.Read("mine/own.toml", extends + "dataset.folder = \"data\"")));
        Assert.Equal("/data", Folder(specs.Read("mine/rooted.toml", extends + "dataset.folder = \"/data\"")));
        specs.Write("shared/rooted.toml", SpecTexts.With("\"../data/fashion-mnist\"", "\"/data\""));
        Assert.Equal("/data", Folder(specs.Read("mine/below.toml", "extends = \"../shared/rooted.toml\"\n")));

        static string Folder(SpecReading reading) => reading.Require().Base.Dataset.Folder;
    }

    private static string Json(ExperimentSpec spec) => SpecCanonical.ToJson(spec, includeCosmetic: true);
}
