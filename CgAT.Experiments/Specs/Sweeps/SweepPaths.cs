using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>
/// Reads the tables of a sweep, whose keys are paths: in quotation marks, or dotted as TOML takes them.
/// </summary>
internal sealed class SweepPaths(SourceTable root, Action<Diagnostic> report)
{
    private const string Cosmetic = "it is no part of the science, so that all points would be the same run";
    private const string InStep = $"{Cosmetic}; let it go in step, with zip, with the digest of what is there";

    private readonly PathResolver _resolver = new(root, report);

    /// <summary>The settings of a table with what it gives each; what is wrong is reported and left out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="together">
    /// Whether all of them have their values at once, so that the place of a file may change with what is in it.
    /// </param>
    public IEnumerable<PathEdit> Read(SourceTable table, bool together = false) => Read(table, [], together);

    /// <summary>The setting of a path, if it may be swept.</summary>
    public PathTarget? Resolve(IReadOnlyList<PathPart> parts, TextSpan span, bool together = false)
    {
        if (_resolver.Resolve(parts) is not { } target)
        {
            return null;
        }

        var reason = target switch
        {
            { Section: "seeds" } => "every seed is a run of its own already: list them under seeds",
            { Cosmetic: true, Setting.Rules.Form: TextForm.Path } => together ? null : InStep,
            { Cosmetic: true } => Cosmetic,
            _ => null,
        };
        if (reason is null)
        {
            return target;
        }

        Report(target, span, reason);
        return null;
    }

    private void Report(PathTarget target, TextSpan span, string reason) =>
        report(span.Diagnose(ErrorCodes.SpecBadSweep, $"{target.Path} can't be swept", reason));

    /// <summary>Reports settings in step that are no part of the science, all of them.</summary>
    public void ReportIdle(PathEdit edit) => Report(edit.Target, edit.PathSpan, Cosmetic);

    private IEnumerable<PathEdit> Read(SourceTable table, IReadOnlyList<PathPart> before, bool together)
    {
        foreach (var entry in table.Entries)
        {
            if (PathText.Parse(entry.Key, entry.KeySpan) is not { } own)
            {
                report(entry.KeySpan.Diagnose(
                    ErrorCodes.SpecBadFormat,
                    $"'{TextRules.Show(entry.Key)}' is no path of a setting",
                    "write it as in \"hashing.bits\", \"defense.cgat.lambda\" or \"hashing.decay.at[0]\""));
                continue;
            }

            IReadOnlyList<PathPart> parts = [.. before, .. own];
            if (entry.Value is SourceTable inner)
            {
                foreach (var edit in Read(inner, parts, together))
                {
                    yield return edit;
                }
            }
            else if (Resolve(parts, entry.KeySpan, together) is { } target)
            {
                yield return new PathEdit(target, entry.KeySpan, entry.Value);
            }
        }
    }
}
