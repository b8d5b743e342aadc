using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>A text with the path that it came from; turns stretches of it into places of diagnostics.</summary>
internal sealed class SourceText(string text, string path)
{
    private readonly string[] lines = text.Split('\n');

    public string Text { get; } = text;

    /// <summary>The diagnostic with the place of a span; one of length 0 shows no excerpt.</summary>
    public Diagnostic At(TextSpan span, string code, string message, string remedy)
    {
        var (line, column) = (0, Math.Clamp(span.Start, 0, Text.Length));
        while (column > lines[line].Length && line + 1 < lines.Length)
        {
            column -= lines[line].Length + 1;
            line++;
        }

        return new Diagnostic
        {
            Code = code,
            Message = message,
            Remedy = remedy,
            File = path,
            Line = line + 1,
            Column = column + 1,
            Length = span.Length,
            SourceLine = lines[line].TrimEnd('\r'),
        };
    }
}
