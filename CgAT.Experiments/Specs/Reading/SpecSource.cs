using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Rules;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// Loads a spec and, by <c>extends</c>, the specs below it, fills in presets, and lays each over the one that it
/// extends.
/// </summary>
internal sealed class SpecSource
{
    // No one stacks specs that high; links between files may go in circles that their paths don't show.
    private const int MostLayers = 16;

    private readonly List<SourceDocument> _documents = [];
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Every text that was read, the spec itself first.</summary>
    public IReadOnlyList<SourceDocument> Documents => _documents;

    /// <summary>What is wrong with <c>extends</c> and presets.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The merged tables of a text, without <c>extends</c> and presets.</summary>
    public SourceTable Load(SourceText source)
    {
        var document = SourceDocument.Parse(source);
        _documents.Add(document);
        if (document.Root is not { } root)
        {
            return new SourceTable(SourceTableOrigin.Header, source.Whole) { IsPartial = true };
        }

        var own = new PresetFilling(_diagnostics.Add).Fill(typeof(ExperimentSpec), root);
        if (own.Find(LanguageKeys.Extends) is not { } extends)
        {
            return own;
        }

        var rest = own.Entries.Where(entry => entry != extends);
        return Below(extends, source) is { } below
            ? SourceLayers.Over(below, own.With(rest))
            : own.With(rest, isPartial: true);
    }

    private SourceTable? Below(SourceEntry extends, SourceText source)
    {
        if (extends.Value is not SourceScalar { Value: string { Length: > 0 } name })
        {
            const string remedy = "write extends = \"base.toml\"";
            Report(extends, ErrorCodes.SpecWrongType, "extends is not the path of a spec", remedy);
            return null;
        }

        var path = Path.GetFullPath(Path.Combine(source.Folder, name));
        if (_documents.Exists(each => Path.GetFullPath(each.Source.Name) == path) || _documents.Count >= MostLayers)
        {
            var chain = string.Join(" extends ", _documents.Select(each => each.Source.Name));
            Report(
                extends,
                ErrorCodes.SpecCircle,
                $"the specs extend one another in a circle: {chain} extends {TextRules.Show(name)}",
                "take out one extends of the circle");
            return null;
        }

        var (text, error) = SpecFile.Load(path);
        if (text is null)
        {
            Report(extends, error!.Code, $"can't extend '{TextRules.Show(name)}': {error.Message}", error.Remedy);
            return null;
        }

        return Load(SpecFile.Source(text, Path.GetRelativePath(Environment.CurrentDirectory, path)));
    }

    private void Report(SourceEntry entry, string code, string message, string remedy) =>
        _diagnostics.Add(entry.Value.Span.Diagnose(code, message, remedy));
}
