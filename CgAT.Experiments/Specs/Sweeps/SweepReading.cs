using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>Expands a spec: its own sweep, and what the command line sweeps.</summary>
/// <param name="root">The spec without its sweep.</param>
/// <param name="folder">The folder of the spec.</param>
/// <param name="found">What is wrong so far; gets what is wrong with the sweep.</param>
internal sealed class SweepReading(SourceTable root, string folder, List<Diagnostic> found)
{
    /// <summary>The expanded spec; null where anything is wrong.</summary>
    public ExpandedSpec? Read(ExperimentSpec spec, SourceEntry? sweep, OverrideReading options)
    {
        var isRight = found.Count == 0;
        var axes = options.Axes();
        if (sweep is null && axes.Count == 0)
        {
            return isRight && found.Count == 0 ? ExpandedSpec.Of(spec) : null;
        }

        var place = axes.Count > 0 ? axes[0].PathSpan : root.Span;
        sweep ??= new SourceEntry(LanguageKeys.Sweep, place, new SourceTable(SourceTableOrigin.Passing, place));
        var definition = new SweepReader(root, isRight ? spec : null, found.Add).Read(sweep, axes);
        RequireEffect(definition, options.Settings);

        // Points are made of what is right by itself.
        var expanded = found.Count == 0
            ? new SpecExpansion(root, spec, definition, folder, found.Add).Expand()
            : null;
        return found.Count == 0 ? expanded : null;
    }

    private void RequireEffect(SweepDefinition sweep, IReadOnlyList<PathEdit> settings)
    {
        if (sweep is { Axes.Count: 0, Includes.Count: 0, IsOverridden: false } && found.Count == 0)
        {
            found.Add(sweep.Span.Diagnose(
                ErrorCodes.SpecBadSweep,
                "the sweep sweeps nothing",
                """write grid = { "hashing.bits" = [16, 32] }, or leave [sweep] out"""));
        }

        var swept = sweep.Axes.SelectMany(axis => axis.Settings)
            .Select(index => sweep.Settings[index].Target.Path)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var edit in settings.Where(edit => swept.Contains(edit.Target.Path)))
        {
            found.Add(edit.PathSpan.Diagnose(
                ErrorCodes.SpecBadSweep,
                $"{edit.Target.Path} is swept, so that setting it changes nothing",
                $"write --axis {edit.Target.Path}=VALUE to sweep over that alone"));
        }
    }
}
