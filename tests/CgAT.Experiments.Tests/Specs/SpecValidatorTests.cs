using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

public sealed class SpecValidatorTests
{
    [Fact]
    public void A_spec_that_was_read_is_valid() => Assert.Empty(SpecValidator.Validate(SpecTexts.Spec));

    [Fact]
    public void Everything_that_is_wrong_is_named_by_its_path()
    {
        var spec = SpecEdits.WithSeeds(SpecEdits.WithBits(SpecEdits.WithName(SpecTexts.Spec, "A b"), 0), [3, -1, 3]);
        spec = SpecEdits.MapDefenses(spec, defense => defense switch
        {
            CgatDefenseSpec cgat => cgat with { Epsilon = 16, Bank = "other", Name = null },
            _ => new NoDefenseSpec(),
        });
        spec = SpecEdits.MapAttacks(spec, attack => SpecEdits.WithSetting(attack, "step", double.NaN));
        Assert.Equal(
            """
            error CGAT0111: name is "A b"
              use lower-case letters, digits and '-': "a-b"
            error CGAT0112: seeds[2] is 3 a second time
              each item may stand once
            error CGAT0110: seeds[1] is -1, outside [0, inf)
              Seeds of all randomness, one run each
            error CGAT0110: hashing.bits is 0, outside [1, 1024]
              Length of a hash code in bits
            error CGAT0112: defense[1].kind is "none", as in another [[defense]]
              tell them apart by names of their own, such as name = "none-2"
            error CGAT0110: defense[2].epsilon is 16, outside (0, 1]
              pixels are in [0, 1]; for 16 grey levels write "16/255"
            error CGAT0106: defense[2].bank is "other", a name that is not known here
              Known here: binary, official, saat
            error CGAT0110: attack[0].step is nan, not a finite number
              pixels are in [0, 1]; for 8 grey levels write "8/255"
            """,
            string.Join('\n', SpecValidator.Validate(spec)));
    }

    [Fact]
    public void What_code_left_null_is_not_given()
    {
        string? nothing = null;
        var spec = SpecTexts.Spec with { Numerics = new NumericsSpec { Device = nothing!, Threads = 1 }, Attacks = [] };
        Assert.Equal(
            """
            error CGAT0110: attack is an empty list
              give at least 1: The attacks that every model faces
            error CGAT0103: numerics.device is not given
              expected "auto", "cpu", "cuda" or "cuda:N"
            """,
            string.Join('\n', SpecValidator.Validate(spec)));
    }

    [Fact]
    public void A_defense_or_attack_under_two_names_is_one_of_them_too_many()
    {
        var defenses = SpecTexts.Spec.Defenses;
        var attacks = SpecTexts.Spec.Attacks;
        var spec = SpecTexts.Spec with
        {
            Defenses = [.. defenses, defenses[2] with { Name = "again" }],
            Attacks = [.. attacks, attacks[0] with { Name = null }],
        };
        Assert.Equal(
            """
            error CGAT0112: defense[3] has every setting of 'cgat-strong', and names tell nothing apart that is computed
              change a setting, or take one of them out
            error CGAT0112: attack[1] has every setting of 'center 16/255', and names tell nothing apart that is computed
              change a setting, or take one of them out
            """,
            string.Join('\n', SpecValidator.Validate(spec)));
    }

    [Fact]
    public void Images_have_the_size_that_the_backbone_takes()
    {
        var images = SpecTexts.QuickstartOnImageList.Replace("size = 32", "size = 64", StringComparison.Ordinal);
        Assert.Equal(
            """
            specs/quickstart.toml:11:19: error CGAT0110: size is 64, and backbone 'convnet-s' wants 32
               11 | resize = { size = 64, filter = "area" }
                  |                   ^^ write 32
            """,
            string.Join('\n', SpecTexts.Read(images).Diagnostics));
    }

    [Fact]
    public void What_settings_keep_between_them_holds_at_every_point_of_a_sweep()
    {
        var sweep = SpecTexts.Read($$"""
            {{SpecTexts.QuickstartOnImageList}}
            [sweep]
            grid = { "hashing.bits" = [16, 32], "dataset.resize.size" = [32, 64] }
            """);
        Assert.Equal(
            """
            specs/quickstart.toml:11:19: error CGAT0110: size is 64, and backbone 'convnet-s' wants 32, where bits is 16 and size is 64
               11 | resize = { size = 32, filter = "area" }
                  |                   ^^ write 32
            """,
            string.Join('\n', sweep.Diagnostics));
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("cpu")]
    [InlineData("cuda")]
    [InlineData("cuda:0")]
    [InlineData("cuda:12")]
    public void Devices_are_accepted(string device) => Assert.Empty(SpecValidator.Validate(SpecTexts.Spec with
    {
        Numerics = SpecTexts.Spec.Numerics with { Device = device },
    }));

    [Theory]
    [InlineData("cuda:")]
    [InlineData("cuda:01")]
    [InlineData("cuda:0\n")]
    [InlineData("CPU")]
    [InlineData("")]
    public void Other_devices_are_not(string device) => Assert.Equal(
        "CGAT0106",
        Assert.Single(SpecValidator.Validate(SpecTexts.Spec with
        {
            Numerics = SpecTexts.Spec.Numerics with { Device = device },
        })).Code);

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(0.999, true)]
    [InlineData(1.0, false)]
    [InlineData(-double.Epsilon, false)]
    public void The_borders_of_a_half_open_range_are_exact(double dropout, bool valid)
    {
        var spec = SpecTexts.Spec;
        var backbone = SpecEdits.WithSetting(spec.Backbone, "dropout", dropout);
        Assert.Equal(valid, SpecValidator.Validate(spec with { Backbone = backbone }).Count == 0);
    }
}
