using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Tests.Specs;

public sealed class SpecReaderTests
{
    [Fact]
    public void The_quickstart_is_read_whole()
    {
        var spec = SpecTexts.Spec;
        Assert.Equal((1, "quickstart", "a first run"), (spec.Format, spec.Name, spec.Description));
        Assert.Equal([0L, 1L, 2L], spec.Seeds);
        Assert.Equal("../data/fashion-mnist", spec.Dataset.Folder);
        Assert.Equal(1e-3, Assert.IsType<ConvNetSSpec>(spec.Backbone).WarmUp.Optimizer.LearningRate);
        Assert.Equal(("dpsh", 32), (spec.Hashing.Method, spec.Hashing.Bits));
        Assert.Equal([1.0 / 3, 0.75], Assert.IsType<StepsDecaySpec>(spec.Hashing.Decay).At);
        Assert.Equal(["none", "continue", "cgat-strong"], spec.Defenses.Select(defense => defense.Label));
        var cgat = Assert.IsType<CgatDefenseSpec>(spec.Defenses[2]);
        Assert.Equal((16.0 / 255, 4.0 / 255, 7), (cgat.Epsilon, cgat.Step, cgat.Iterations));
        Assert.Equal((1.0, 0.0, "binary", "binary"), (cgat.Lambda, cgat.Mu, cgat.Weights, cgat.Bank));
        Assert.False(Assert.IsType<CenterAttackSpec>(Assert.Single(spec.Attacks)).RandomStart);
        Assert.Equal((1000, "auto", 2), (spec.Evaluation.K, spec.Numerics.Device, spec.Numerics.Threads));
    }

    [Fact]
    public void A_list_of_images_is_read()
    {
        var dataset = SpecTexts.Read(SpecTexts.QuickstartOnImageList).Require().Base.Dataset;
        var resize = Assert.IsType<ImageListSpec>(dataset).Resize;
        Assert.Equal((32, "area"), (resize.Size, resize.Filter));
    }

    [Theory]
    [InlineData("bits = 32\n", "\"bits\" = 0x20\n")]
    [InlineData("weight_decay = 5e-4", "weight_decay = 0.000_5")]
    [InlineData("mu = 0\n", "mu = 0.0\n")]
    [InlineData("[evaluation]", "[ evaluation ]   # how")]
    [InlineData("seeds = [0, 1, 2]", "seeds = [\n  0, # first\n  1,\n  2,\n]")]
    [InlineData("decay = { kind = \"constant\" }", "decay.kind = 'constant'")]
    [InlineData(
        "[hashing.decay]\nkind = \"steps\"\nat = [\"1/3\", 0.75]\nfactor = 0.1",
        "[hashing.decay]\nfactor = 0.1\nat = [\"1 / 3\", \"3/4\"]\nkind = \"steps\"")]
    public void What_is_written_otherwise_is_the_same_spec(string old, string other) => Assert.Equal(
        SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(SpecTexts.Read(SpecTexts.With(old, other)).Require().Base));

    [Fact]
    public void Lists_of_tables_may_be_inline()
    {
        const string attack = """
            [[attack]]
            kind = "center"
            name = "center 16/255"
            epsilon = "16/255"
            step = "2/255"
            iterations = 100
            random_start = false
            centers_from = "database"

            """;
        const string inline = """
            attack = [
              { kind = "center", epsilon = "16/255", step = "2/255", iterations = 100, random_start = false,
                centers_from = "database" },
            ]
            seeds = [0, 1, 2]
            """;
        var text = SpecTexts.With(attack, "").Replace("seeds = [0, 1, 2]", inline, StringComparison.Ordinal);
        Assert.Equal(SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(SpecTexts.Read(text).Require().Base));
    }

    [Fact]
    public void A_table_of_a_list_may_have_tables_with_headers()
    {
        var text = SpecTexts.With(
            "optimizer = { kind = \"adam\", learning_rate = 1e-4 }\ndecay = { kind = \"constant\" }",
            "[defense.optimizer]\nkind = \"adam\"\nlearning_rate = 1e-4\n[defense.decay]\nkind = \"constant\"");
        Assert.Equal(SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(SpecTexts.Read(text).Require().Base));
    }

    [Fact]
    public void A_table_may_come_after_the_tables_within_it()
    {
        const string decay = "[hashing.decay]\nkind = \"steps\"\nat = [\"1/3\", 0.75]\nfactor = 0.1\n\n";
        var text = SpecTexts.With(decay, "").Replace("[hashing]\n", decay + "[hashing]\n", StringComparison.Ordinal);
        Assert.Equal(SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(SpecTexts.Read(text).Require().Base));
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_change_no_place()
    {
        var text = SpecTexts.With("bits = 32", "bits = 0");
        var other = "\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(
            Assert.Single(SpecTexts.Read(text).Diagnostics), Assert.Single(SpecTexts.Read(other).Diagnostics));
    }

    [Fact]
    public void Columns_count_as_editors_do_after_characters_beyond_ASCII()
    {
        var found = Assert.Single(SpecTexts.Read(SpecTexts.With("iterations = 100", "iterations = 0 # 𝄞 é")
            .Replace("# cgat", "# 𝄞 é", StringComparison.Ordinal)).Diagnostics);
        Assert.Equal((65, 14, "iterations = 0 # 𝄞 é"), (found.Line, found.Column, found.SourceLine));
    }

    [Fact]
    public void An_empty_text_lacks_every_key()
    {
        var found = SpecTexts.Read("").Diagnostics;
        Assert.Equal(10, found.Count);
        Assert.All(found, each => Assert.Equal(("CGAT0103", 1), (each.Code, each.Line)));
    }

    [Fact]
    public void Errors_come_in_the_order_of_the_file()
    {
        var text = SpecTexts.With("threads = 2", "threads = 0")
            .Replace("format = 1", "format = 3", StringComparison.Ordinal)
            .Replace("bits = 32", "bitz = 32", StringComparison.Ordinal)
            .Replace("dropout = 0.25\n", "", StringComparison.Ordinal);
        Assert.Equal(
            ["CGAT0110", "CGAT0103", "CGAT0104", "CGAT0110"],
            SpecTexts.Read(text).Diagnostics.Select(each => each.Code));
    }
}
