using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Specs.Schema;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>The specs that come with the program, and the one that its documentation sweeps.</summary>
public sealed class SpecsOfTheRepositoryTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "specs");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.toml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_spec_is_right_and_its_first_line_names_the_schema_that_it_passes(string name)
    {
        var path = Path.Combine(Folder, name);
        var text = File.ReadAllText(path);
        Assert.NotEmpty(SpecReader.Read(path).Require().Points);
        var line = text.Split('\n')[0];
        Assert.StartsWith("#:schema ", line, StringComparison.Ordinal);
        Assert.Equal(
            Path.Combine(Repository.Root, "docs/cgat.schema.json"),
            Path.GetFullPath(line["#:schema ".Length..], Path.GetDirectoryName(path) ?? ""));
        Assert.True(SpecSchemaTests.Passes(text));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_shown_of_a_spec_is_a_spec_that_is_the_same_and_passes_the_schema(string name)
    {
        var reading = SpecReader.Read(Path.Combine(Folder, name));
        var shown = SpecToml.Write(reading);
        var again = SpecReader.Parse(shown, Path.Combine(Folder, "shown.toml")).Require();
        Assert.Equal(SpecIdentity.Of(reading.Require()), SpecIdentity.Of(again));
        Assert.Empty(SpecComparison.Of(reading.Require(), again));
        Assert.True(SpecSchemaTests.Passes(shown));
    }

    [Fact]
    public void The_smoke_sweep_has_six_runs_over_a_grid_and_settings_in_step()
    {
        var spec = SpecReader.Read(Path.Combine(Folder, "smoke.toml")).Require();
        Assert.Equal(["bits", "strength"], spec.Axes);
        Assert.Equal(6, Planner.CountRuns(spec));
    }

    [Fact]
    public void The_schedule_of_the_documentation_is_right()
    {
        var (text, schedule) = OfTheDocumentation(1);
        var defense = $"[[defense]]\nkind = \"cgat\"\nbatch_size = 32\nlambda = 1\nmu = 0\nbank = \"binary\"\n"
            + "optimizer = { preset = \"official-hashing\" }\ndecay = { kind = \"cosine\" }\n";
        var example = $"extends = \"quickstart.toml\"\n{defense}{schedule}";
        var spec = SpecReader.Parse(example, Path.Combine(Folder, "example.toml")).Require().Base;
        var cgat = Assert.IsType<CgatDefenseSpec>(Assert.Single(spec.Defenses));
        var left = cgat.Epochs - (cgat.Phases ?? []).Sum(phase => phase.Epochs);
        Assert.Contains($"# and {left} epochs more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_attacks_of_the_documentation_are_right()
    {
        var (_, attacks) = OfTheDocumentation(2);
        var example = $"extends = \"quickstart.toml\"\n{attacks}";
        var spec = SpecReader.Parse(example, Path.Combine(Folder, "example.toml")).Require().Base;
        Assert.Equal(
            ["worst", "dhta", "from the undefended model", "from a squeezed one"],
            spec.Attacks.Select(attack => attack.Label));
    }

    [Fact]
    public void The_sweep_of_the_documentation_has_the_points_that_are_said_there()
    {
        var (text, sweep) = OfTheDocumentation(3);
        Assert.StartsWith("[sweep]\n", sweep, StringComparison.Ordinal);
        var example = $"extends = \"quickstart.toml\"\n{sweep}";
        var spec = SpecReader.Parse(example, Path.Combine(Folder, "example.toml")).Require();
        Assert.Contains($"and 1 more: {spec.Points.Count}.", text, StringComparison.Ordinal);
        Assert.Equal(["bits", "mu", "strength"], spec.Axes);
    }

    // The text of docs/spec.md, and one of its examples, from 1.
    private static (string Text, string Example) OfTheDocumentation(int number)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/spec.md")).ReplaceLineEndings("\n");
        return (text, text.Split("```toml\n")[number].Split("```")[0]);
    }
}
