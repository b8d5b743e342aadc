using CgAT.Core.Errors;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>Parses TOML, and tells bad syntax from keys that are given twice.</summary>
internal sealed record SyntaxErrors
{
    /// <summary>Null where the text is nested too deeply to be parsed at all.</summary>
    public required DocumentSyntax? Document { get; init; }

    /// <summary>Bad syntax, the first of each line: what follows on a line is mostly a consequence.</summary>
    public required IReadOnlyList<Diagnostic> Syntax { get; init; }

    /// <summary>Keys and tables that are given twice, as the parser sees it.</summary>
    public required IReadOnlyList<Diagnostic> Duplicates { get; init; }

    public static SyntaxErrors Parse(SourceText source)
    {
        try
        {
            var document = SyntaxParser.Parse(source.Text);
            var byKind = document.Diagnostics.ToLookup(IsDuplicate, message => Convert(message, source));
            var syntax = byKind[false].OrderBy(each => each.Line).ThenBy(each => each.Column);
            return new SyntaxErrors
            {
                Document = document,
                Syntax = [.. syntax.DistinctBy(each => each.Line)],
                Duplicates = [.. byKind[true]],
            };
        }
        catch (TomlException exception)
        {
            var error = source.At(
                new TextSpan(0, 0), ErrorCodes.SpecSyntax, Clause(exception.Message), "no spec is nested that deeply");
            return new SyntaxErrors { Document = null, Syntax = [error], Duplicates = [] };
        }
    }

    // The parser has no codes for its messages; this wording is the only mark of a repeated key.
    private static bool IsDuplicate(DiagnosticMessage message) =>
        message.Message.Contains("cannot be redefined", StringComparison.Ordinal);

    private static Diagnostic Convert(DiagnosticMessage message, SourceText source)
    {
        var span = new TextSpan(message.Span.Start.Offset, Math.Max(1, message.Span.Length));
        return IsDuplicate(message)
            ? source.At(
                span,
                ErrorCodes.SpecDuplicateKey,
                "this is given twice, or adds to what is already complete",
                "write each key and table once")
            : source.At(span, ErrorCodes.SpecSyntax, Clause(message.Message), Remedy(message.Message));
    }

    private static string Clause(string message)
    {
        var clause = message.Trim().TrimEnd('.').Replace('`', '\'')
            .Replace("␤", "end of line", StringComparison.Ordinal);
        return $"this is not TOML: {char.ToLowerInvariant(clause[0])}{clause[1..]}";
    }

    private static string Remedy(string message)
    {
        (string Part, string Remedy)[] remedies =
        [
            ("for a value", "a value is a number, true, false, \"text\", [a list] or { a = \"table\" }"),
            ("expecting a value", "write a value after the equals sign"),
            ("`=` after a key", "write key = value"),
            ("in a string", "close the text with a quotation mark on its line"),
            ("on string literal", "close the text with a quotation mark"),
            ("expecting `]`", "close the header with a bracket"),
            ("for an array", "close the list with a bracket"),
            ("in an array", "put a comma between the items"),
            ("inline table", "put a comma between the keys and close the table with a brace"),
            ("escape character", "write \\\\ for a backslash, or use 'single' quotation marks"),
            ("parse integer", "whole numbers lie between -2^63 and 2^63 - 1"),
            ("leading zero", "write the number without zeros before it"),
        ];
        return Array.Find(remedies, each => message.Contains(each.Part, StringComparison.Ordinal)).Remedy
            ?? "see https://toml.io for how TOML is written";
    }
}
