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
    public void The_attacks_of_the_documentation_are_right()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/spec.md")).ReplaceLineEndings("\n");
        var attacks = text.Split("```toml\n")[1].Split("```")[0];
        var example = $"extends = \"quickstart.toml\"\n{attacks}";
        var spec = SpecReader.Parse(example, Path.Combine(Folder, "example.toml")).Require().Base;
        Assert.Equal(
            ["worst", "dhta", "from the undefended model", "from a squeezed one"],
            spec.Attacks.Select(attack => attack.Label));
    }

    [Fact]
    public void The_sweep_of_the_documentation_has_the_points_that_are_said_there()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/spec.md")).ReplaceLineEndings("\n");
        var sweep = text.Split("```toml\n")[2].Split("```")[0];
        Assert.StartsWith("[sweep]\n", sweep, StringComparison.Ordinal);
        var example = $"extends = \"quickstart.toml\"\n{sweep}";
        var spec = SpecReader.Parse(example, Path.Combine(Folder, "example.toml")).Require();
        Assert.Contains($"and 1 more: {spec.Points.Count}.", text, StringComparison.Ordinal);
        Assert.Equal(["bits", "mu", "strength"], spec.Axes);
    }
}
