using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Sweeps;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Reads specs from TOML. Every error of a file, and of those that it extends, is found in one pass, each with its
/// place, its cause and what was expected; nothing has a silent default, and nothing unknown is passed over.
/// </summary>
public static class SpecReader
{
    /// <summary>Reads a file; that it is missing or no text is a diagnostic as well.</summary>
    public static SpecReading Read(string path) => Read(path, SpecOverrides.None);

    /// <summary>Reads a file with changes from the command line.</summary>
    public static SpecReading Read(string path, SpecOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        var (text, error) = SpecFile.Load(path);
        return text is null
            ? new SpecReading { Spec = null, Diagnostics = [error!], Texts = [new SpecText(path, "")] }
            : Read(SpecFile.Source(text, path), overrides);
    }

    /// <summary>
    /// Reads a text; <paramref name="path"/> stands in the diagnostics, and its folder is that of the spec.
    /// </summary>
    public static SpecReading Parse(string text, string path) => Parse(text, path, SpecOverrides.None);

    /// <summary>Reads a text with changes from the command line.</summary>
    public static SpecReading Parse(string text, string path, SpecOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        return Read(SpecFile.Source(text, path), overrides);
    }

    private static SpecReading Read(SourceText text, SpecOverrides overrides)
    {
        var files = new SpecSource();
        var found = new List<Diagnostic>();
        var loaded = files.Load(text);
        var sweep = loaded.Find(LanguageKeys.Sweep);
        var options = new OverrideReading(overrides, found.Add);
        var root = options.Set(loaded.With(loaded.Entries.Where(entry => entry != sweep)));

        var binder = new SpecBinder(text.Folder);
        var spec = (ExperimentSpec)binder.Bind(typeof(ExperimentSpec), root, "", root.Span)!;
        binder.ReportAll(SpecRules.Check(spec, binder.Places.ContainsKey));
        found.AddRange(binder.Diagnostics);
        found.AddRange(files.Diagnostics);
        var expanded = new SweepReading(root, text.Folder, found).Read(spec, sweep, options);
        var diagnostics = DiagnosticOrder.Of(files.Documents, found);
        if (diagnostics.Count == 0)
        {
            // Only what is right by itself can be right together.
            var whole = WholeRules.Check(expanded!);
            diagnostics = [.. whole.Select(each => Diagnose(each.Finding, each.Point, binder, root))];
        }

        return new SpecReading
        {
            Spec = diagnostics.Count > 0 ? null : expanded,
            Diagnostics = diagnostics,
            Sweep = sweep?.Value as SourceTable,
            Places = binder.Places,
            Texts = [.. files.Documents.Select(each => new SpecText(each.Source.Name, each.Source.Text))],
        };
    }

    private static Diagnostic Diagnose(Finding finding, SweepPoint point, SpecBinder binder, SourceTable root) =>
        binder.Places.GetValueOrDefault(finding.Path, root.Span).Diagnose(
            finding.Code, $"{SettingPath.Last(finding.Path)} {finding.Cause}{point.Where}", finding.Remedy);
}
