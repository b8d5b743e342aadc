using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Tests.Specs.Sweeps;

/// <summary>Settings and axes of the command line.</summary>
public sealed class SpecOverridesTests
{
    [Theory]
    [InlineData("hashing.bits=16", "bits = 32", "bits = 16")]
    [InlineData("hashing.bits = 16", "bits = 32", "bits = 16")]
    [InlineData("attack[0].epsilon=8/255", "name = \"center 16/255\"\nepsilon = \"16/255\"", "name = \"center 16/255\"\nepsilon = \"8/255\"")]
    [InlineData("defense.cgat-strong.bank=official", "bank = \"binary\"", "bank = \"official\"")]
    [InlineData("defense.cgat-strong.bank=\"official\"", "bank = \"binary\"", "bank = \"official\"")]
    [InlineData("attack[0].random_start=true", "random_start = false", "random_start = true")]
    [InlineData("seeds=[4, 5]", "seeds = [0, 1, 2]", "seeds = [4, 5]")]
    [InlineData("seeds[1]=7", "seeds = [0, 1, 2]", "seeds = [0, 7, 2]")]
    [InlineData("hashing.decay.at[0]=1/4", "at = [\"1/3\", 0.75]", "at = [\"1/4\", 0.75]")]
    [InlineData("numerics.device=cuda:1", "device = \"auto\"", "device = \"cuda:1\"")]
    [InlineData("name=other-name", "name = \"quickstart\"", "name = \"other-name\"")]
    [InlineData("description=\"two words = a text, too\"", "a first run", "two words = a text, too")]
    public void A_setting_is_as_if_it_stood_in_the_file(string set, string old, string written)
    {
        var text = SpecTexts.With(old, written);
        Assert.Equal(
            SpecCanonical.ToJson(SpecTexts.Read(text).Require().Base, true),
            SpecCanonical.ToJson(Read(set: [set]).Require().Base, true));
    }

    [Fact]
    public void Several_settings_of_one_table_make_another_kind_together()
    {
        var spec = Read(set: ["hashing.optimizer.kind=adam", "hashing.optimizer.learning_rate=1e-3"]).Require().Base;
        Assert.Equal(new AdamSpec { LearningRate = 1e-3 }, spec.Hashing.Optimizer);
    }

    [Fact]
    public void A_preset_may_be_set_with_other_settings_above_it()
    {
        var spec = Read(set: ["attack[0].step=3/255", "attack[0].preset=center-100"]).Require().Base;
        var attack = Assert.IsType<CenterAttackSpec>(spec.Attacks[0]);
        Assert.Equal((8.0 / 255, 3.0 / 255, 100, true), (attack.Epsilon, attack.Step, attack.Iterations, attack.RandomStart));
        Assert.Equal("center 16/255", attack.Label);
    }

    [Theory]
    [InlineData("hashing.bits=16,64", "grid = { \"hashing.bits\" = [16, 64] }")]
    [InlineData("hashing.bits=[16,64]", "grid = { \"hashing.bits\" = [16, 64] }")]
    [InlineData("hashing.bits= 16 , 64", "grid = { \"hashing.bits\" = [16, 64] }")]
    [InlineData("attack[0].epsilon=8/255,\"4/255\"", "grid = { \"attack[0].epsilon\" = [\"8/255\", \"4/255\"] }")]
    [InlineData("defense[2].bank=binary,official", "grid = { \"defense[2].bank\" = [\"binary\", \"official\"] }")]
    [InlineData("hashing.decay.at=[0.5],[0.25,0.75]", "grid = { \"hashing.decay.at\" = [[0.5], [0.25, 0.75]] }")]
    public void An_axis_is_as_if_it_stood_in_the_sweep(string axis, string written) => Assert.Equal(
        SpecIdentity.Of(SpecTexts.ReadSweep(written).Require()), SpecIdentity.Of(Read(axes: [axis]).Require()));

    [Fact]
    public void Axes_come_after_those_of_the_spec_and_before_settings_in_step()
    {
        var spec = Read(SpecTexts.Quickstart + SpecTexts.Sweep, axes: ["evaluation.k=10,20"]).Require();
        Assert.Equal(["bits", "lambda", "k", "strength", "epochs"], spec.Axes);
    }

    [Fact]
    public void An_axis_that_the_spec_has_is_replaced_and_what_it_excluded_may_be_gone()
    {
        var spec = Read(SpecTexts.Quickstart + SpecTexts.Sweep, axes: ["hashing.bits=8"]).Require();
        Assert.Equal(["bits", "lambda", "strength", "epochs"], spec.Axes);
        Assert.Equal([8, 8, 8, 8, 64], spec.Points.Select(point => point.Spec.Hashing.Bits));
    }

    [Fact]
    public void Every_mistake_is_told_at_its_place_in_the_option() => Assert.Equal(
        """
        --axis 1:1:19: error CGAT0104: unknown key 'momentun' in [hashing.optimizer]
            1 | hashing.optimizer.momentun=0,0.9
              |                   ^^^^^^^^ did you mean 'momentum'? Known here: kind, learning_rate, momentum, weight_decay, beta1, beta2, preset
        """,
        Errors(axes: ["hashing.optimizer.momentun=0,0.9"]));

    [Theory]
    [InlineData("hashing.bits", "CGAT0403: --set is no setting and value")]
    [InlineData("=3", "CGAT0403: --set is no setting and value")]
    [InlineData("hashing.bits=", "CGAT0403: --set is no setting and value")]
    [InlineData("hashing..bits=3", "CGAT0111: this is no path of a setting")]
    [InlineData("hashing.bits= ", "CGAT0102: a value is missing")]
    [InlineData("hashing.bits=[3", "CGAT0102: this is no value: [3")]
    [InlineData("hashing.bits=\"3", "CGAT0102: this is no value: \"3")]
    [InlineData("hashing.bits=many", "CGAT0105: bits is text, not a whole number")]
    [InlineData("hashing.bits=0", "CGAT0110: bits is 0, outside [1, 1024]")]
    [InlineData("hashing.bits=1,2", "CGAT0102: this is no value: 1,2")]
    [InlineData("hashing.optimizer=sgd", "CGAT0116: [hashing.optimizer] is a table, not a setting")]
    [InlineData("defense.cgta.mu=1", "CGAT0106: no defense is called 'cgta'")]
    [InlineData("sweep.grid=1", "CGAT0104: unknown key 'sweep' in the spec")]
    [InlineData("hashing.optimizer.kind=adam", "CGAT0103: [hashing.optimizer] has no learning_rate")]
    [InlineData("hashing.optimizer.preset=official", "CGAT0106: preset is \"official\", a name that is not known here")]
    public void A_setting_that_is_none_is_a_mistake_of_that_option(string set, string message)
    {
        var found = Assert.Single(Read(set: [set]).Diagnostics);
        Assert.Equal(("--set 1", 1, message), (found.File, found.Line, $"{found.Code}: {found.Message}"));
        Assert.NotEmpty(found.Remedy);
    }

    [Fact]
    public void What_is_set_or_swept_twice_is_refused()
    {
        Assert.Contains("CGAT0112: hashing.bits is set twice", Errors(set: ["hashing.bits=1", "hashing.bits=2"]), StringComparison.Ordinal);
        Assert.Contains("CGAT0112: hashing.bits is swept twice", Errors(axes: ["hashing.bits=1", "hashing.bits=2"]), StringComparison.Ordinal);
        Assert.Contains(
            "--set 1:1:1: error CGAT0117: hashing.bits is swept, so that setting it changes nothing",
            Errors(set: ["hashing.bits=1"], axes: ["hashing.bits=2,3"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_of_the_file_and_of_all_options_are_told_together()
    {
        var text = SpecTexts.With("k = 1000", "k = 0");
        var reading = Read(text, set: ["hashing.bits=0", "hashing.batch_size=0"], axes: ["hashing.quantization=-1"]);
        Assert.Equal(
            ["specs/quickstart.toml", "--axis 1", "--set 1", "--set 2"], reading.Diagnostics.Select(each => each.File));
    }

    private static SpecReading Read(string? text = null, string[]? set = null, string[]? axes = null) => SpecReader.Parse(
        text ?? SpecTexts.Quickstart,
        "specs/quickstart.toml",
        new SpecOverrides { Set = set ?? [], Axes = axes ?? [] });

    private static string Errors(string[]? set = null, string[]? axes = null) =>
        string.Join('\n', Read(null, set, axes).Diagnostics);
}
