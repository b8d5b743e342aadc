using System.Text.RegularExpressions;
using CgAT.Core.Errors;
using CgAT.Core.Tests.Data;

namespace CgAT.Core.Tests.Errors;

/// <summary>Holds the codes, docs/errors.md and the tests of all projects against each other.</summary>
public sealed partial class ErrorCodesTests
{
    private static readonly string Text = File
        .ReadAllText(Path.Combine(TestFolders.Repository, "docs", "errors.md")).ReplaceLineEndings("\n");

    private static readonly Lazy<IReadOnlyList<string>> TestSources = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(TestFolders.Repository, "tests"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".fs" or ".txt" && !BuildOutput().IsMatch(file))
            .Where(file => Path.GetFileName(file) != $"{nameof(ErrorCodesTests)}.cs")
            .Select(File.ReadAllText),
    ]);

    private static IReadOnlyDictionary<string, string> Codes { get; } = typeof(ErrorCodes).GetFields()
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

    public static TheoryData<string> Names => [.. Codes.Keys];

    [Fact]
    public void No_code_stands_for_two_things_and_all_are_of_one_form()
    {
        Assert.Equal(Codes.Count, Codes.Values.Distinct().Count());
        Assert.All(Codes.Values, code => Assert.Matches("^CGAT0[12345679][0-9]{2}$", code));
    }

    [Fact]
    public void Every_code_has_a_section_in_the_order_of_numbers_and_there_are_no_others() =>
        Assert.Equal(Codes.Values.Order(), Section().Matches(Text).Select(match => match.Groups["code"].Value));

    [Fact]
    public void The_text_speaks_of_no_code_that_there_is_not() =>
        Assert.Subset(Codes.Values.ToHashSet(), AnyCode().Matches(Text).Select(match => match.Value).ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_section_says_what_it_means_shows_a_message_and_says_what_to_do(string name)
    {
        var section = Section().Matches(Text).Single(match => match.Groups["code"].Value == Codes[name]);

        Assert.Matches("^[A-Z].+[.]$", section.Groups["meaning"].Value.Replace('\n', ' '));
        Assert.Matches("^[A-Z].+[.]$", section.Groups["remedy"].Value.Replace('\n', ' '));
        Assert.Matches($"(error|warning) {Codes[name]}: ", section.Groups["example"].Value);
        Assert.Equal([Codes[name]], AnyCode().Matches(section.Groups["example"].Value).Select(match => match.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_code_is_met_by_some_test(string name) => Assert.True(
        TestSources.Value.Any(source => Mentions(source, name)),
        $"no test below 'tests' names ErrorCodes.{name} or {Codes[name]}");

    private static bool Mentions(string source, string name) =>
        source.Contains(Codes[name], StringComparison.Ordinal)
        || Regex.IsMatch(source, $@"\bErrorCodes\.{name}\b", RegexOptions.CultureInvariant);

    [GeneratedRegex(
        @"### (?<code>CGAT\d{4})\n\n(?<meaning>[^`#]+?)\n\n```\n(?<example>[^`]+)```\n\n(?<remedy>[^#]+?)\n+(?=#|$)")]
    private static partial Regex Section();

    [GeneratedRegex(@"CGAT\d{4}")]
    private static partial Regex AnyCode();

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex BuildOutput();
}
