using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>
/// Takes an option of the command line, <c>path=value</c> or <c>path=value,value</c>, apart. A value is what stands in
/// TOML behind an equals sign; a word that needs quotation marks there does without them here, since a shell eats them.
/// </summary>
internal sealed class OverrideText(SourceText source, string option, Action<Diagnostic> report)
{
    /// <summary>The path and where the values begin; null, with a report, where the text is neither.</summary>
    public (IReadOnlyList<PathPart> Parts, TextSpan Path, int Values)? Split()
    {
        var text = source.Text;
        var equals = OutsideQuotes('=', 0).FirstOrDefault(-1);
        var whole = new TextSpan(source, 0, text.Length);
        if (equals <= 0 || equals == text.Length - 1)
        {
            report(whole.Diagnose(
                ErrorCodes.BadArgument,
                $"{option} is no setting and value",
                $"write the path of a setting, an equals sign and what it is to be: {Example}"));
            return null;
        }

        var path = whole with { Length = equals };
        if (PathText.Parse(text[..equals], path) is { } parts)
        {
            return (parts, path, equals + 1);
        }

        report(path.Diagnose(ErrorCodes.SpecBadFormat, "this is no path of a setting", $"write it as in {Example}"));
        return null;
    }

    /// <summary>The values that begin at a place, separated by commas.</summary>
    public IReadOnlyList<SourceNode> Values(int start)
    {
        int[] ends = [.. OutsideQuotes(',', start), source.Text.Length];
        var values = new List<SourceNode>();
        foreach (var end in ends)
        {
            if (Value(start, end) is { } value)
            {
                values.Add(value);
            }

            start = end + 1;
        }

        // A list in brackets says the same as its items without them.
        return values is [SourceList list] ? list.Items : values;
    }

    /// <summary>The one value that begins at a place; null, with a report, where it is none.</summary>
    public SourceNode? Value(int start) => Value(start, source.Text.Length);

    /// <summary>The value between two places; null, with a report, where it is none.</summary>
    private SourceNode? Value(int start, int end)
    {
        var text = source.Text[start..end];
        var span = new TextSpan(source, start + (text.Length - text.TrimStart().Length), text.Trim().Length);
        if (SourceDocument.ParseValue(source, start, end) is { } value)
        {
            return value;
        }

        if (span.Length > 0 && !text.Trim().Any(character => "\"'[]{}=,".Contains(character)))
        {
            return new SourceScalar(text.Trim(), span);
        }

        report(span.Diagnose(
            ErrorCodes.SpecSyntax,
            text.Trim().Length == 0 ? "a value is missing" : $"this is no value: {TextRules.Show(text.Trim())}",
            "a value is a number, true, false, a word, \"text\" or [a list]; the shell eats bare quotation marks"));
        return null;
    }

    private string Example => option.StartsWith("--axis", StringComparison.Ordinal)
        ? "--axis hashing.bits=16,32"
        : "--set hashing.bits=16";

    // Where a character stands that is no part of a text, a list or a table.
    private IEnumerable<int> OutsideQuotes(char wanted, int start)
    {
        var (depth, quote) = (0, '\0');
        for (var at = start; at < source.Text.Length; at++)
        {
            var character = source.Text[at];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == wanted && depth == 0)
            {
                yield return at;
            }
            else
            {
                depth += character is '[' or '{' ? 1 : character is ']' or '}' ? -1 : 0;
            }
        }
    }
}
