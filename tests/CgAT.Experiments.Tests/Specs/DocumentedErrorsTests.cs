using System.Text.RegularExpressions;

namespace CgAT.Experiments.Tests.Specs;

public sealed partial class DocumentedErrorsTests
{
    /// <summary>The examples of docs/errors.md that are errors of specs.</summary>
    public static TheoryData<string> Examples => [.. Example()
        .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/errors.md")).ReplaceLineEndings("\n"))
        .Select(match => match.Groups[1].Value.TrimEnd('\n'))];

    [Fact]
    public void There_is_an_example_for_every_code_but_that_of_files() => Assert.Equal(13, Examples.Count);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_what_the_program_says(string example) =>
        Assert.Contains(BrokenSpec.All, broken => broken.Expected.Contains(example, StringComparison.Ordinal));

    [GeneratedRegex("```\n(specs/quickstart.toml:[^`]+)```")]
    private static partial Regex Example();
}
