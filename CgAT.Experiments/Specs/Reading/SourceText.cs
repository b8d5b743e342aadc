using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// A text with the name that diagnostics give it: the path of a file, or what else it came from, such as
/// <c>--set 1</c>. Turns stretches of it into places.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="name">What diagnostics call it.</param>
/// <param name="folder">The folder that paths within the text are relative to.</param>
internal sealed class SourceText(string text, string name, string folder)
{
    private readonly string[] lines = text.Split('\n');

    public string Text { get; } = text;

    public string Name { get; } = name;

    public string Folder { get; } = folder;

    /// <summary>The text as a whole, which has no excerpt.</summary>
    public TextSpan Whole => new(this, 0, 0);

    /// <summary>The line of a place, from 1.</summary>
    public int LineOf(TextSpan span) => Locate(span.Start).Line + 1;

    /// <summary>The diagnostic with the place of a span.</summary>
    public Diagnostic Diagnose(TextSpan span, string code, string message, string remedy)
    {
        var (line, column) = Locate(span.Start);
        return new Diagnostic
        {
            Code = code,
            Message = message,
            Remedy = remedy,
            File = Name,
            Line = line + 1,
            Column = column + 1,
            Length = span.Length,
            SourceLine = lines[line].TrimEnd('\r'),
        };
    }

    private (int Line, int Column) Locate(int start)
    {
        var (line, column) = (0, Math.Clamp(start, 0, Text.Length));
        while (column > lines[line].Length && line + 1 < lines.Length)
        {
            column -= lines[line].Length + 1;
            line++;
        }

        return (line, column);
    }
}
