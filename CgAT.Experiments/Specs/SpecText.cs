using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs;

/// <summary>A text that a spec was read from.</summary>
/// <param name="Path">The path as it was given.</param>
/// <param name="Text">The text.</param>
public sealed record SpecText(string Path, string Text)
{
    /// <summary>A diagnostic at the place where the text has a value first; null where it has it nowhere.</summary>
    internal Diagnostic? AtValue(string value, Diagnostic diagnostic)
    {
        var lines = Text.Split('\n');
        var line = Array.FindIndex(lines, each => each.Contains(value, StringComparison.Ordinal));
        return line < 0 ? null : diagnostic with
        {
            File = Path,
            Line = line + 1,
            Column = lines[line].IndexOf(value, StringComparison.Ordinal) + 1,
            Length = value.Length,
            SourceLine = lines[line].TrimEnd('\r'),
        };
    }
}
