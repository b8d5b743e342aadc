using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Reads specs from TOML. Every error of a file is found in one pass, each with its place, its cause and what was
/// expected; nothing has a silent default, and nothing unknown is passed over.
/// </summary>
public static class SpecReader
{
    /// <summary>Reads a file; that it is missing or no text is a diagnostic as well.</summary>
    public static SpecReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (text, error) = SpecFile.Load(path);
        return text is null ? Failed([error!], "", path) : Parse(text, path);
    }

    /// <summary>Reads a text; <paramref name="path"/> only stands in the diagnostics.</summary>
    public static SpecReading Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var source = new SourceText(text.TrimStart('\uFEFF'), path);
        var errors = SyntaxErrors.Parse(source);
        if (errors.Document is null)
        {
            return Failed(errors.Syntax, source.Text, path);
        }

        var (root, duplicates) = SourceTreeBuilder.Build(errors.Document, source);
        var binder = new SpecBinder(source);
        var spec = (ExperimentSpec)binder.Bind(typeof(ExperimentSpec), root, "", root.Span)!;
        foreach (var finding in SpecRules.Check(spec, binder.Places.ContainsKey))
        {
            binder.Report(finding, binder.Places[finding.Path]);
        }

        if (errors.Syntax.Count == 0 && binder.Diagnostics.Count == 0)
        {
            foreach (var finding in WholeRules.Check(spec))
            {
                binder.Report(finding, binder.Places[finding.Path]);
            }
        }

        var found = duplicates.Concat(binder.Diagnostics);
        if (errors.Syntax.Count > 0)
        {
            found = found.Where(each => IsTrustworthy(each, errors)).Concat(errors.Syntax);
        }

        var diagnostics = found.OrderBy(each => each.Line).ThenBy(each => each.Column).ToArray();
        return diagnostics.Length > 0
            ? Failed(diagnostics, source.Text, path)
            : new SpecReading { Spec = spec, Diagnostics = [], Text = source.Text, Path = path };
    }

    // Where the syntax is broken, keys may seem to be missing, doubled or in another table only because of that.
    private static bool IsTrustworthy(Diagnostic found, SyntaxErrors errors) =>
        (errors.LostFrom is null || found.Line < errors.LostFrom)
        && errors.Syntax.All(error => error.Line != found.Line)
        && found.Code switch
        {
            ErrorCodes.SpecMissingKey or ErrorCodes.SpecDuplicateKey => false,
            ErrorCodes.SpecUnknownKey => found.Remedy.StartsWith("did you mean", StringComparison.Ordinal),
            _ => true,
        };

    private static SpecReading Failed(IReadOnlyList<Diagnostic> diagnostics, string text, string path) =>
        new() { Spec = null, Diagnostics = diagnostics, Text = text, Path = path };
}
