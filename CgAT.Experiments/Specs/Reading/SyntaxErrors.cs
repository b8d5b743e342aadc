using System.Text.RegularExpressions;
using CgAT.Core.Errors;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>Parses TOML and turns what the parser complains of into diagnostics.</summary>
internal sealed partial record SyntaxErrors
{
    /// <summary>Null where the text is nested too deeply to be parsed at all.</summary>
    public required DocumentSyntax? Document { get; init; }

    /// <summary>Bad syntax, the first of each line: what follows on a line is mostly a consequence.</summary>
    public required IReadOnlyList<Diagnostic> Syntax { get; init; }

    /// <summary>The line on which a quotation mark was left out; what follows does not mean what it seems to.</summary>
    public int? LostFrom { get; init; }

    /// <summary>
    /// What is wrong with the syntax. Keys that are given twice are left to <see cref="SourceTreeBuilder"/>: the parser
    /// takes the tables of one item of a list for those of the next.
    /// </summary>
    public static SyntaxErrors Parse(SourceText source)
    {
        try
        {
            var document = SyntaxParser.Parse(source.Text, validate: false);
            var errors = FirstOfEachLine(document.Diagnostics.Select(message => Convert(message, source)));
            var lostFrom = Array.Find(errors, IsOpenText)?.Line;
            return new SyntaxErrors
            {
                Document = document,
                Syntax = [.. errors.Where(each => !(each.Line > lostFrom))],
                LostFrom = lostFrom,
            };
        }
        catch (TomlException)
        {
            // The one thing that the parser throws for is depth; it does not say where.
            var error = source.Whole.Diagnose(
                ErrorCodes.SpecSyntax,
                "this is nested more than 64 deep",
                "no spec is: look for a list or a table that is never closed");
            return new SyntaxErrors { Document = null, Syntax = [error] };
        }
    }

    private static Diagnostic[] FirstOfEachLine(IEnumerable<Diagnostic> errors)
    {
        var sorted = errors.OrderBy(each => each.Line).ThenBy(each => each.Column);
        var first = sorted.DistinctBy(each => each.Line).ToArray();

        // After a header without its bracket the parser also stumbles over the next line.
        bool IsOwn(Diagnostic each, int index) =>
            index == 0 || each.Column > 1 || each.Line > first[index - 1].Line + 1;
        return [.. first.Where(IsOwn)];
    }

    private static bool IsOpenText(Diagnostic error) =>
        error.Message.EndsWith("newline in a string", StringComparison.Ordinal);

    private static Diagnostic Convert(DiagnosticMessage message, SourceText source)
    {
        var span = new TextSpan(source, message.Span.Start.Offset, Math.Max(1, message.Span.Length));
        var clause = ParserToken().Replace(message.Message.Trim().TrimEnd('.'), "")
            .Replace('`', '\'')
            .Replace("␤", "end of line", StringComparison.Ordinal);
        return span.Diagnose(
            ErrorCodes.SpecSyntax,
            $"this is not TOML: {char.ToLowerInvariant(clause[0])}{clause[1..]}",
            Remedy(message.Message));
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

    // The parser's own name of a token, which says nothing to users.
    [GeneratedRegex(@" \(token: `?\w+`?\)")]
    private static partial Regex ParserToken();
}
