using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>Reads the tables of a sweep, whose keys are paths: in quotation marks, or dotted as TOML takes them.</summary>
internal sealed class SweepPaths(SourceTable root, Action<Diagnostic> report)
{
    private readonly PathResolver _resolver = new(root, report);

    /// <summary>The settings of a table with what it gives each; what is wrong is reported and left out.</summary>
    public IEnumerable<PathEdit> Read(SourceTable table) => Read(table, []);

    /// <summary>The setting of a path, if it may be swept.</summary>
    public PathTarget? Resolve(IReadOnlyList<PathPart> parts, TextSpan span)
    {
        if (_resolver.Resolve(parts) is not { } target)
        {
            return null;
        }

        var reason = target switch
        {
            { Section: "seeds" } => "every seed is a run of its own already: list them under seeds",
            { Cosmetic: true } => "it is no part of the science, so that all points would be the same run",
            _ => null,
        };
        if (reason is null)
        {
            return target;
        }

        report(span.Diagnose(ErrorCodes.SpecBadSweep, $"{target.Path} can't be swept", reason));
        return null;
    }

    private IEnumerable<PathEdit> Read(SourceTable table, IReadOnlyList<PathPart> before)
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
                foreach (var edit in Read(inner, parts))
                {
                    yield return edit;
                }
            }
            else if (Resolve(parts, entry.KeySpan) is { } target)
            {
                yield return new PathEdit(target, entry.KeySpan, entry.Value);
            }
        }
    }
}
