namespace CgAT.Experiments.Tests.Specs;

/// <summary>One case of <c>BrokenSpecs.approved.txt</c>.</summary>
internal sealed record BrokenSpec
{
    public required string Name { get; init; }

    public required string Text { get; init; }

    public required string Expected { get; init; }

    public static IReadOnlyList<BrokenSpec> All { get; } = [.. File
        .ReadAllText(Path.Combine(Repository.Root, "tests/CgAT.Experiments.Tests/Specs/BrokenSpecs.approved.txt"))
        .Split("\n=== ")
        .Skip(1)
        .Select(Of)];

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

        return new BrokenSpec { Name = lines[0], Text = text, Expected = string.Join('\n', lines[next..]) };
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
