namespace CgAT.Experiments.Tests.Specs;

/// <summary>One case of <c>BrokenSpecs.approved.txt</c>.</summary>
internal sealed record BrokenSpec
{
    public required string Name { get; init; }

    public required string Text { get; init; }

    /// <summary>The lines that say what is changed in the quickstart.</summary>
    public required string Changes { get; init; }

    public required string Expected { get; init; }

    public static string Approved { get; } =
        Path.Combine(Repository.Root, "tests/CgAT.Experiments.Tests/Specs/BrokenSpecs.approved.txt");

    /// <summary>What stands above the first case.</summary>
    public static string Heading { get; } = Sections()[0];

    public static IReadOnlyList<BrokenSpec> All { get; } = [.. Sections().Skip(1).Select(Of)];

    private static string[] Sections() => File.ReadAllText(Approved).ReplaceLineEndings("\n").Split("\n=== ");

    // A name, then changes of lines '- old' and lines '+ new', then the errors from the first other line on.
    private static BrokenSpec Of(string section)
    {
        var lines = section.TrimEnd('\n').Split('\n');
        var text = SpecTexts.Quickstart;
        var next = 1;
        while (lines[next].StartsWith("- ", StringComparison.Ordinal))
        {
            var old = Block(lines, ref next, '-');
            text = Replace(text, old, Block(lines, ref next, '+'));
        }

        return new BrokenSpec
        {
            Name = lines[0],
            Text = text,
            Changes = string.Concat(lines[1..next].Select(line => $"{line}\n")),
            Expected = string.Join('\n', lines[next..]),
        };
    }

    private static string Block(string[] lines, ref int next, char mark)
    {
        var block = "";
        while (next < lines.Length && lines[next].StartsWith($"{mark} ", StringComparison.Ordinal))
        {
            block += lines[next][2..].Replace("\\t", "\t", StringComparison.Ordinal) + "\n";
            next++;
        }

        return block;
    }

    // The first place, which may be one of several: 'epochs = 6' of the first defence.
    private static string Replace(string text, string old, string replacement)
    {
        var at = ("\n" + text).IndexOf("\n" + old, StringComparison.Ordinal);
        return at < 0
            ? throw new InvalidOperationException($"not in the quickstart: {old}")
            : text[..at] + replacement + text[(at + old.Length)..];
    }
}
