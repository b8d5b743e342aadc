using Tomlyn.Syntax;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>One part of a dotted key with its place.</summary>
internal sealed record SourceKey(string Name, TextSpan Span)
{
    /// <summary>The parts of a key of the syntax tree; empty where the parser could not make one out.</summary>
    public static IReadOnlyList<SourceKey> PartsOf(KeySyntax? key, SourceText source)
    {
        var parts = key?.DotKeys.Select(dotted => dotted.Key).Prepend(key.Key) ?? [];
        return [.. parts.OfType<BareKeyOrStringValueSyntax>().Select(part => Of(part, source))];
    }

    /// <summary>The place of a node of the syntax tree.</summary>
    public static TextSpan SpanOf(SyntaxNodeBase node, SourceText source) =>
        new(source, node.Span.Start.Offset, node.Span.Length);

    private static SourceKey Of(BareKeyOrStringValueSyntax part, SourceText source)
    {
        var name = part switch
        {
            BareKeySyntax bare => bare.Key?.Text,
            StringValueSyntax quoted => quoted.Value,
            _ => null,
        };
        return new SourceKey(name ?? "", SpanOf(part, source));
    }
}
