using System.Globalization;
using System.Text;

namespace CgAT.Core.Errors;

/// <summary>
/// Writes a diagnostic the way compilers do, so that editors and terminals turn the place into a link:
/// <c>file:line:column: error CODE: message</c>, or <c>warning CODE</c>, then the line with a caret below it, then the remedy.
/// </summary>
internal static class DiagnosticText
{
    public static string Format(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        if (diagnostic.File is { } file)
        {
            text.Append(file);
            if (diagnostic.Line is { } line)
            {
                text.Append(CultureInfo.InvariantCulture, $":{line}");
                if (diagnostic.Column is { } column)
                {
                    text.Append(CultureInfo.InvariantCulture, $":{column}");
                }
            }

            text.Append(": ");
        }

        var severity = diagnostic.IsWarning ? "warning" : "error";
        text.Append(CultureInfo.InvariantCulture, $"{severity} {diagnostic.Code}: {diagnostic.Message}");
        if (diagnostic is { Line: { } at, Column: { } start, SourceLine: { } source, Length: > 0 })
        {
            AppendExcerpt(text, at, start, source, diagnostic.Length, diagnostic.Remedy);
        }
        else if (diagnostic.Remedy.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {diagnostic.Remedy}");
        }

        return text.ToString();
    }

    private static void AppendExcerpt(StringBuilder text, int line, int column, string source, int length, string remedy)
    {
        // Tabs stay tabs below the line, so that the caret stands under its text whatever the tab width.
        var indent = string.Concat(source.Take(column - 1).Select(c => c == '\t' ? '\t' : ' '));
        var caret = new string('^', Math.Max(1, Math.Min(length, source.Length - column + 1)));
        text.Append(CultureInfo.InvariantCulture, $"\n{line,5} | {source}\n      | {indent}{caret}");
        if (remedy.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {remedy}");
        }
    }
}
