using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs;

/// <summary>What reading a spec gave: the spec, or everything that is wrong with it.</summary>
public sealed record SpecReading
{
    /// <summary>The spec; null where there are diagnostics.</summary>
    public required ExperimentSpec? Spec { get; init; }

    /// <summary>Every error, in the order of the file; empty where there is a spec.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The text that was read; empty where the file could not be.</summary>
    public required string Text { get; init; }

    /// <summary>The path as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// A diagnostic about a value of the spec that was found later on, at the place where the text has the value first;
    /// as it is where the text has it nowhere.
    /// </summary>
    public Diagnostic AtValue(string value, Diagnostic diagnostic)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        ArgumentNullException.ThrowIfNull(diagnostic);
        var lines = Text.Split('\n');
        var line = Array.FindIndex(lines, each => each.Contains(value, StringComparison.Ordinal));
        return line < 0 ? diagnostic : diagnostic with
        {
            File = Path,
            Line = line + 1,
            Column = lines[line].IndexOf(value, StringComparison.Ordinal) + 1,
            Length = value.Length,
            SourceLine = lines[line].TrimEnd('\r'),
        };
    }

    /// <summary>The spec.</summary>
    /// <exception cref="UserErrorException">There is none; with all diagnostics.</exception>
    public ExperimentSpec Require() => Spec ?? throw new UserErrorException(Diagnostics);
}
