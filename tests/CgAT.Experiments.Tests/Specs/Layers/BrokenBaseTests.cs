using CgAT.Core.Errors;

namespace CgAT.Experiments.Tests.Specs.Layers;

/// <summary>What is said where a spec that another one extends is wrong.</summary>
public sealed class BrokenBaseTests : IDisposable
{
    private readonly SpecFolder specs = SpecFolder.WithBase();

    public void Dispose() => specs.Dispose();

    [Fact]
    public void A_base_that_is_not_there_is_told_where_it_is_named_with_the_closest_name() => Assert.Equal(
        "above.toml:2:11: error CGAT0101: can't extend 'bsae.toml': there is no such file\n"
        + "    2 | extends = \"bsae.toml\"\n"
        + "      |           ^^^^^^^^^^^ did you mean 'base.toml'?",
        specs.Errors("above.toml", "name = \"above\"\nextends = \"bsae.toml\"\n"));

    [Fact]
    public void A_base_in_a_folder_that_is_not_there() => Assert.Equal(
        "above.toml:1:11: error CGAT0101: can't extend 'no/base.toml': there is no such file\n"
        + "    1 | extends = \"no/base.toml\"\n"
        + "      |           ^^^^^^^^^^^^^^ its folder does not exist either: no",
        specs.Errors("above.toml", "extends = \"no/base.toml\"\n"));

    [Fact]
    public void A_base_that_is_a_folder() => Assert.Equal(
        "above.toml:1:11: error CGAT0101: can't extend '.': this is a folder, not a spec\n"
        + "    1 | extends = \".\"\n"
        + "      |           ^^^ specs in it: above.toml, base.toml",
        specs.Errors("above.toml", "extends = \".\"\n"));

    [Fact]
    public void Without_its_base_a_spec_lacks_nothing_but_its_own_mistakes_are_told() => Assert.Equal(
        ["CGAT0101", "CGAT0110", "CGAT0104"],
        specs.Read("above.toml", "extends = \"no.toml\"\n[evaluation]\nk = 0\nbatch_sise = 1\n").Diagnostics
            .Select(each => each.Code));

    [Fact]
    public void A_syntax_error_of_the_base_has_its_place_in_the_base()
    {
        specs.Write("base.toml", SpecTexts.With("bits = 32", "bits = many"));
        Assert.Equal(
            "base.toml:20:8: error CGAT0102: this is not TOML: unexpected token 'many' for a value\n"
            + "   20 | bits = many\n"
            + "      |        ^^^^ a value is a number, true, false, \"text\", [a list] or { a = \"table\" }",
            specs.Errors("above.toml", "extends = \"base.toml\"\n"));
    }

    [Fact]
    public void A_wrong_value_of_the_base_has_its_place_in_the_base_unless_it_is_overridden()
    {
        specs.Write("base.toml", SpecTexts.With("bits = 32", "bits = 0"));
        Assert.Equal(
            "base.toml:20:8: error CGAT0110: bits is 0, outside [1, 1024]\n"
            + "   20 | bits = 0\n"
            + "      |        ^ Length of a hash code in bits",
            specs.Errors("above.toml", "extends = \"base.toml\"\n"));
        Assert.Equal("", specs.Errors("above.toml", "extends = \"base.toml\"\nhashing.bits = 8\n"));
    }

    [Fact]
    public void An_unknown_key_of_the_base_is_told_even_where_another_table_is_laid_over_it()
    {
        specs.Write("base.toml", SpecTexts.With("bits = 32", "bits = 32\nbist = 3"));
        Assert.StartsWith(
            "base.toml:21:1: error CGAT0104: unknown key 'bist' in [hashing]",
            specs.Errors("above.toml", "extends = \"base.toml\"\nhashing.bits = 8\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_neither_has_is_missing_in_the_base_where_its_table_stands()
    {
        specs.Write("base.toml", SpecTexts.With("bits = 32\n", ""));
        Assert.Equal(
            "base.toml:18:1: error CGAT0103: [hashing] has no bits",
            specs.Errors("above.toml", "extends = \"base.toml\"\n").Split('\n')[0]);
    }

    [Fact]
    public void Mistakes_of_the_spec_come_before_those_of_its_base()
    {
        specs.Write("base.toml", SpecTexts.With("format = 1", "format = 2"));
        Assert.Equal(
            ["above.toml", "base.toml"],
            specs.Read("above.toml", "extends = \"base.toml\"\n\n\n\nhashing.bits = 0\n").Diagnostics
                .Select(each => Path.GetFileName(each.File)));
    }

    [Fact]
    public void A_circle_is_told_where_it_closes_with_all_of_its_files()
    {
        specs.Write("b.toml", "extends = \"c.toml\"\n");
        specs.Write("c.toml", "name = \"c\"\nextends = \"b.toml\"\n");
        Assert.Equal(
            "c.toml:2:11: error CGAT0114: the specs extend one another in a circle: "
            + "a.toml extends b.toml extends c.toml extends b.toml\n"
            + "    2 | extends = \"b.toml\"\n"
            + "      |           ^^^^^^^^ take out one extends of the circle",
            specs.Errors("a.toml", "extends = \"b.toml\"\n"));
    }

    [Fact]
    public void A_circle_that_goes_through_links_ends()
    {
        // Every step names another path of the same file.
        specs.Write("loop.toml", "extends = \"here/loop.toml\"\n");
        Directory.CreateSymbolicLink(specs.Below("here"), specs.Below("."));
        var found = Assert.Single(specs.Read("loop.toml", "extends = \"here/loop.toml\"\n").Diagnostics);
        Assert.Equal(ErrorCodes.SpecCircle, found.Code);
    }
}
