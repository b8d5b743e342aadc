using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>One text as a tree of tables, with what is wrong with its syntax.</summary>
internal sealed record SourceDocument
{
    public required SourceText Source { get; init; }

    /// <summary>What could be made out; null where the text could not be parsed at all.</summary>
    public required SourceTable? Root { get; init; }

    public required SyntaxErrors Errors { get; init; }

    /// <summary>Every key and table that is given twice.</summary>
    public required IReadOnlyList<Diagnostic> Duplicates { get; init; }

    public static SourceDocument Parse(SourceText source)
    {
        var errors = SyntaxErrors.Parse(source);
        var (root, duplicates) = errors.Document is { } document
            ? SourceTreeBuilder.Build(document, source)
            : (null, []);
        return new SourceDocument { Source = source, Root = root, Errors = errors, Duplicates = duplicates };
    }

    /// <summary>The value in a stretch of a text, which begins behind a key; null where it is none in TOML.</summary>
    public static SourceNode? ParseValue(SourceText source, int start, int end)
    {
        // As a document of its own, in which the value stands where it does in the text.
        const string key = "v=";
        var text = new string(' ', start - key.Length) + key + source.Text[start..end];
        var errors = SyntaxErrors.Parse(new SourceText(text, source.Name, source.Folder));
        return errors is { Document: { } document, Syntax.Count: 0 }
            && SourceTreeBuilder.Build(document, source) is { Root.Entries: [var only], Duplicates.Count: 0 }
            ? only.Value
            : null;
    }

    /// <summary>
    /// Whether a finding about this text holds: where the syntax is broken, keys may seem to be doubled or in another
    /// table only because of that.
    /// </summary>
    public bool Bears(Diagnostic found) => Errors.Syntax.Count == 0
        || ((Errors.LostFrom is null || found.Line < Errors.LostFrom)
            && Errors.Syntax.All(error => error.Line != found.Line)
            && found.Code switch
            {
                ErrorCodes.SpecDuplicateKey => false,
                ErrorCodes.SpecUnknownKey => found.Remedy.StartsWith("did you mean", StringComparison.Ordinal),
                _ => true,
            });
}
