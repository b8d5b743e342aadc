using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Tests.Specs.Sweeps;

/// <summary>What the points of a sweep are.</summary>
public sealed class SweepTests
{
    [Fact]
    public void A_spec_without_a_sweep_is_one_point_without_axes()
    {
        var spec = SpecTexts.Read(SpecTexts.Quickstart).Require();
        Assert.Empty(spec.Axes);
        Assert.Same(spec.Base, Assert.Single(spec.Points).Spec);
    }

    [Fact]
    public void A_grid_has_every_value_with_every_other_the_last_axis_fastest() => Assert.Equal(
        ["16 0.5", "16 2", "32 0.5", "32 2"],
        Places("""grid = { "hashing.bits" = [16, 32], "defense.cgat-strong.lambda" = [0.5, 2.0] }"""));

    [Fact]
    public void Settings_in_step_are_one_axis_and_come_after_the_grid_wherever_they_are_written() => Assert.Equal(
        ["16 iterations=1, epochs=2", "16 iterations=3, epochs=4", "64 iterations=1, epochs=2", "64 iterations=3, epochs=4"],
        Places(
            """
            zip.both = { "attack[0].iterations" = [1, 3], "hashing.epochs" = [2, 4] }
            grid = { "hashing.bits" = [16, 64] }
            """));

    [Fact]
    public void Included_points_come_last_and_have_the_values_of_the_spec_where_they_give_none()
    {
        var spec = Expand(
            """
            grid = { "hashing.bits" = [16, 64] }
            include = [{ "hashing.epochs" = 30 }, { "hashing.bits" = 128, "hashing.epochs" = 40 }]
            """);
        Assert.Equal(["bits", "epochs"], spec.Axes);
        Assert.Equal(["16 15", "64 15", "32 30", "128 40"], Places(spec));
        Assert.Equal((32, 30), (spec.Points[2].Spec.Hashing.Bits, spec.Points[2].Spec.Hashing.Epochs));
    }

    [Fact]
    public void Excluded_points_are_those_with_all_of_the_values() => Assert.Equal(
        ["16 1", "16 2", "32 1", "64 2"],
        Places(
            """
            grid = { "hashing.bits" = [16, 32, 64], "hashing.epochs" = [1, 2] }
            exclude = [{ "hashing.bits" = 32, "hashing.epochs" = 2 }, { "hashing.epochs" = 1, "hashing.bits" = 64 }]
            """));

    [Fact]
    public void Points_alone_are_no_product_and_the_spec_itself_is_none_of_them() => Assert.Equal(
        ["16", "64"], Places("""include = [{ "hashing.bits" = 16 }, { "hashing.bits" = 64 }]"""));

    [Theory]
    [InlineData("""grid = { "hashing.bits" = [16, 64] }""")]
    [InlineData("""grid.hashing.bits = [16, 64]""")]
    [InlineData("""grid = { hashing = { bits = [0x10, 64] } }""")]
    [InlineData("""grid = { "hashing"."bits" = [16, 6_4] }""")]
    [InlineData("""include = [{ "hashing.bits" = 16 }, { hashing.bits = 64 }]""")]
    public void A_path_may_be_written_in_many_ways_and_is_the_same_sweep(string sweep) => Assert.Equal(
        SpecIdentity.Of(Expand("""grid = { "hashing.bits" = [16, 64] }""")), SpecIdentity.Of(Expand(sweep)));

    [Theory]
    [InlineData("defense.cgat-strong.lambda")]
    [InlineData("defense[2].lambda")]
    [InlineData("defense.\\\"cgat-strong\\\".lambda")]
    public void An_item_is_named_by_its_label_or_its_index(string path)
    {
        var spec = Expand($$"""grid = { "{{path}}" = [3, 4] }""");
        Assert.Equal([3.0, 4.0], spec.Points.Select(point => ((CgatDefenseSpec)point.Spec.Defenses[2]).Lambda));
    }

    [Fact]
    public void A_label_with_a_blank_and_a_slash_is_a_part_of_a_path() => Assert.Equal(
        [5, 6],
        Expand("""grid = { "attack.center 16/255.iterations" = [5, 6] }""").Points
            .Select(point => ((CenterAttackSpec)point.Spec.Attacks[0]).Iterations));

    [Fact]
    public void An_item_of_a_list_of_values_is_a_setting()
    {
        var spec = Expand("""grid = { "hashing.decay.at[0]" = ["1/4", 0.5], "hashing.decay.at[1]" = [0.8, 0.9] }""");
        Assert.Equal(["at[0]", "at[1]"], spec.Axes);
        Assert.Equal(
            [[0.25, 0.8], [0.25, 0.9], [0.5, 0.8], [0.5, 0.9]],
            spec.Points.Select(point => ((StepsDecaySpec)point.Spec.Hashing.Decay).At));
    }

    [Fact]
    public void A_list_as_a_whole_is_a_setting()
    {
        var spec = Expand("""grid = { "hashing.decay.at" = [[0.5], ["1/4", 0.75]] }""");
        Assert.Equal(["[0.5]", "[0.25,0.75]"], spec.Points.Select(point => point.Axes[0].Value));
    }

    [Fact]
    public void A_preset_may_be_swept_and_what_its_point_gives_stands_above_it()
    {
        var spec = Expand(
            """
            grid = { "hashing.optimizer.preset" = ["official-hashing"], "hashing.optimizer.momentum" = [0.5] }
            """);
        var optimizer = Assert.IsType<SgdSpec>(Assert.Single(spec.Points).Spec.Hashing.Optimizer);
        Assert.Equal((0.01, 0.5, 5e-4), (optimizer.LearningRate, optimizer.Momentum, optimizer.WeightDecay));
        Assert.Equal(["official-hashing", 0.5], spec.Points[0].Axes.Select(place => place.Value));
    }

    [Fact]
    public void A_method_may_be_swept_by_its_preset_and_keeps_what_all_methods_have()
    {
        var spec = Expand("""grid = { "hashing.preset" = ["dph", "dpsh", "csq-saat"] }""");
        Assert.Equal(["dph", "dpsh", "csq-saat"], spec.Points.Select(point => point.Axes[0].Value));
        Assert.Equal(["dph", "dpsh", "csq"], spec.Points.Select(point => point.Spec.Hashing.Method));
        Assert.Equal(0.001, Assert.IsType<DpshSpec>(spec.Points[1].Spec.Hashing).Quantization);
        Assert.Equal(0.05, Assert.IsType<CsqSpec>(spec.Points[2].Spec.Hashing).Quantization);
        Assert.All(spec.Points, point => Assert.Equal(
            SpecCanonical.ToJson(spec.Base.Hashing with { Bits = 7 }),
            SpecCanonical.ToJson(spec.Base.Hashing with
            {
                Bits = 7,
                Epochs = point.Spec.Hashing.Epochs,
                BatchSize = point.Spec.Hashing.BatchSize,
                Optimizer = point.Spec.Hashing.Optimizer,
                Decay = point.Spec.Hashing.Decay,
            })));
    }

    [Fact]
    public void A_value_that_is_the_spec_s_own_stands_above_a_preset_too()
    {
        var spec = Expand(
            """
            grid = { "defense[2].preset" = ["cgat-official"], "defense[2].epochs" = [6, 7] }
            """);
        Assert.Equal([6, 7], spec.Points.Select(point => ((CgatDefenseSpec)point.Spec.Defenses[2]).Epochs));
    }

    [Fact]
    public void A_kind_may_be_swept_in_step_with_what_it_needs()
    {
        var spec = Expand(
            """
            [sweep.zip.decay]
            "hashing.decay.kind" = ["steps", "cosine"]
            "hashing.bits" = [16, 32]
            """);
        Assert.Equal(["steps", "cosine"], spec.Points.Select(point => point.Spec.Hashing.Decay.Kind));
        Assert.Equal("kind=cosine, bits=32", spec.Points[1].Axes[0].Value);
    }

    [Fact]
    public void An_optional_setting_that_the_spec_does_not_give_may_be_swept()
    {
        var spec = Expand(
            """
            [sweep.zip.size]
            dataset.limit = { train = [9, 8], database = [7, 6], query = [5, 4] }
            """);
        Assert.Null(spec.Base.Dataset.Limit);
        Assert.Equal([9, 8], spec.Points.Select(point => point.Spec.Dataset.Limit!.Train));
    }

    [Fact]
    public void Values_have_the_types_of_their_settings_and_are_shown_as_they_are_written()
    {
        var spec = Expand(
            """
            [sweep.grid]
            "hashing.bits" = [16]
            "attack[0].epsilon" = ["8/255"]
            "defense[2].lambda" = [1]
            "defense[2].bank" = ["official"]
            "attack[0].random_start" = [true]
            """);
        var axes = Assert.Single(spec.Points).Axes;
        Assert.Equal([16L, 8.0 / 255, 1.0, "official", true], axes.Select(place => place.Value));
        Assert.Equal(["16", "8/255", "1", "official", "true"], axes.Select(place => place.Text));
    }

    [Fact]
    public void Axes_have_the_shortest_names_that_tell_them_apart() => Assert.Equal(
        ["hashing.epochs", "continue.epochs", "cgat-strong.epochs", "hashing.bits", "bits"],
        Expand(
            """
            [sweep.grid]
            "hashing.epochs" = [1]
            "defense.continue.epochs" = [2]
            "defense.cgat-strong.epochs" = [3]
            "hashing.bits" = [4]
            [sweep.zip]
            bits = { "attack[0].iterations" = [5] }
            """).Axes);

    [Fact]
    public void Points_share_what_they_do_not_differ_in()
    {
        var spec = Expand(
            """grid = { "hashing.bits" = [16, 64], "defense[2].lambda" = [5, 6] }""");
        var points = spec.Points.Select(point => point.Spec).ToList();
        Assert.All(points, point => Assert.Same(spec.Base.Dataset, point.Dataset));
        Assert.All(points, point => Assert.Same(spec.Base.Attacks, point.Attacks));
        Assert.All(points, point => Assert.Same(spec.Base.Defenses[1], point.Defenses[1]));
        Assert.Same(points[0].Hashing, points[1].Hashing);
        Assert.Same(points[0].Defenses, points[2].Defenses);
        Assert.NotSame(points[0].Hashing, points[2].Hashing);
    }

    [Fact]
    public void A_point_is_the_spec_with_its_values_written_in_it()
    {
        var point = Expand("""grid = { "hashing.bits" = [16], "attack[0].epsilon" = ["8/255"] }""").Points[0].Spec;
        var text = SpecTexts.With("bits = 32", "bits = 16").Replace(
            "name = \"center 16/255\"\nepsilon = \"16/255\"",
            "name = \"center 16/255\"\nepsilon = \"8/255\"",
            StringComparison.Ordinal);
        Assert.Equal(
            SpecCanonical.ToJson(SpecTexts.Read(text).Require().Base, true), SpecCanonical.ToJson(point, true));
    }

    private static ExpandedSpec Expand(string sweep) => SpecTexts.ReadSweep(sweep).Require();

    private static IEnumerable<string> Places(string sweep) => Places(Expand(sweep));

    private static IEnumerable<string> Places(ExpandedSpec spec) =>
        spec.Points.Select(point => string.Join(' ', point.Axes.Select(place => place.Text)));
}
