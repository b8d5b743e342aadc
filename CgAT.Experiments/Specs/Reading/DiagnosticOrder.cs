using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>Puts everything that was found into one list.</summary>
internal static class DiagnosticOrder
{
    /// <summary>
    /// What is to be told, text by text in the order in which they were read and then line by line. Where the syntax of
    /// some text is broken, what may only seem to be wrong because of that is left out.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Of(
        IReadOnlyList<SourceDocument> documents, IReadOnlyList<Diagnostic> found)
    {
        var syntax = documents.SelectMany(document => document.Errors.Syntax).ToArray();
        var duplicates = documents.SelectMany(document => document.Duplicates);
        var names = documents.Select(document => document.Source.Name).ToList();
        int Rank(string? file) => names.IndexOf(file ?? "") is >= 0 and var rank ? rank : names.Count;

        bool Bears(Diagnostic diagnostic) => syntax.Length == 0
            || (diagnostic.Code != ErrorCodes.SpecMissingKey
                && (Rank(diagnostic.File) == names.Count || documents[Rank(diagnostic.File)].Bears(diagnostic)));
        return
        [
            .. duplicates.Concat(found)
                .Where(Bears)
                .Concat(syntax)
                .OrderBy(each => Rank(each.File))
                .ThenBy(each => each.File, StringComparer.Ordinal)
                .ThenBy(each => each.Line)
                .ThenBy(each => each.Column),
        ];
    }
}
