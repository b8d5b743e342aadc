using CgAT.Core.Errors;
using Tomlyn.Syntax;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// Makes one tree of tables out of a TOML document, whichever of headers, dotted keys and inline tables it was written
/// with. What is given twice is reported, and what stood first is kept.
/// </summary>
internal sealed class SourceTreeBuilder(SourceText source)
{
    private readonly List<Diagnostic> duplicates = [];

    /// <summary>The tree, and a diagnostic for every key or table that is given twice.</summary>
    public static (SourceTable Root, IReadOnlyList<Diagnostic> Duplicates) Build(
        DocumentSyntax document, SourceText source)
    {
        var builder = new SourceTreeBuilder(source);
        var root = new SourceTable(SourceTableOrigin.Header, source.Whole);
        builder.AddAll(root, document.KeyValues);
        foreach (var table in document.Tables)
        {
            builder.AddAll(builder.Open(root, table), table.Items);
        }

        return (root, builder.duplicates);
    }

    private void AddAll(SourceTable table, IEnumerable<KeyValueSyntax> pairs)
    {
        foreach (var pair in pairs)
        {
            var parts = SourceKey.PartsOf(pair.Key, source);
            if (parts.Count > 0 && pair.Value is { } value)
            {
                var place = Walk(table, parts, SourceTableOrigin.Dotted);
                AddOnce(place, parts[^1], ValueOf(value));
            }
        }
    }

    // The table that a header opens; one outside the tree where the header repeats another, so that a table that was
    // copied whole is one error and not one for each key.
    private SourceTable Open(SourceTable root, TableSyntaxBase syntax)
    {
        var parts = SourceKey.PartsOf(syntax.Name, source);
        var open = SourceKey.SpanOf((SyntaxNodeBase?)syntax.OpenBracket ?? syntax, source);
        var close = SourceKey.SpanOf((SyntaxNodeBase?)syntax.CloseBracket ?? syntax, source);
        var table = new SourceTable(SourceTableOrigin.Header, open.To(close));
        if (parts.Count == 0)
        {
            return table;
        }

        var place = Walk(root, parts, SourceTableOrigin.Passing);
        var existing = place.Find(parts[^1].Name);
        if (syntax is TableArraySyntax)
        {
            return OpenItem(place, parts[^1], existing, table);
        }

        if (existing is { Value: SourceTable { HasHeader: false, Origin: SourceTableOrigin.Passing } passed })
        {
            passed.HasHeader = true;
            return passed;
        }

        AddOnce(place, parts[^1], table);
        return table;
    }

    private SourceTable OpenItem(SourceTable place, SourceKey key, SourceEntry? existing, SourceTable table)
    {
        if (existing is { Value: SourceList { HasHeaders: true } list })
        {
            list.Items.Add(table);
        }
        else
        {
            AddOnce(place, key, new SourceList(hasHeaders: true, table.Span) { Items = { table } });
        }

        return table;
    }

    // The table that holds the last part of a key; tables on the way are made where they are missing.
    private SourceTable Walk(SourceTable table, IReadOnlyList<SourceKey> parts, SourceTableOrigin origin)
    {
        foreach (var part in parts.SkipLast(1))
        {
            var value = table.Find(part.Name)?.Value;
            if (value is SourceTable next && MayAddTo(next, origin))
            {
                table = next;
            }
            else if (value is SourceList { HasHeaders: true } list && origin == SourceTableOrigin.Passing)
            {
                table = (SourceTable)list.Items[^1];
            }
            else
            {
                next = new SourceTable(origin, part.Span);
                AddOnce(table, part, next);
                table = next;
            }
        }

        return table;
    }

    // Dotted keys may add to what dotted keys of the same section made; headers to all but inline tables.
    private static bool MayAddTo(SourceTable table, SourceTableOrigin origin) => origin == SourceTableOrigin.Dotted
        ? table.Origin == SourceTableOrigin.Dotted
        : table.Origin != SourceTableOrigin.Inline;

    private void AddOnce(SourceTable table, SourceKey key, SourceNode value)
    {
        if (table.Find(key.Name) is not { } first)
        {
            table.Entries.Add(new SourceEntry(key.Name, key.Span, value));
            return;
        }

        duplicates.Add(key.Span.Diagnose(
            ErrorCodes.SpecDuplicateKey,
            $"'{key.Name}' is given twice, first on line {source.LineOf(first.KeySpan)}",
            "leave one of them out"));
    }

    private SourceNode ValueOf(ValueSyntax value)
    {
        var span = SourceKey.SpanOf(value, source);
        switch (value)
        {
            case InlineTableSyntax inline:
                var table = new SourceTable(SourceTableOrigin.Inline, span);
                AddAll(table, inline.Items.Select(item => item.KeyValue).OfType<KeyValueSyntax>());
                return table;
            case ArraySyntax array:
                var list = new SourceList(hasHeaders: false, span);
                list.Items.AddRange(array.Items.Select(item => item.Value).OfType<ValueSyntax>().Select(ValueOf));
                return list;
            default:
                return new SourceScalar(ScalarOf(value), span);
        }
    }

    private static object? ScalarOf(ValueSyntax value) => value switch
    {
        BooleanValueSyntax flag => flag.Value,
        IntegerValueSyntax whole => whole.Value,
        FloatValueSyntax number => number.Value,
        StringValueSyntax text => text.Value,
        _ => null,
    };
}
