using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>Makes the specs of all points of a sweep. Points share the records in which they do not differ.</summary>
internal sealed class SpecExpansion
{
    private readonly ExperimentSpec _spec;
    private readonly SweepDefinition _sweep;
    private readonly SectionBinder[] _sections;
    private readonly Action<Diagnostic> _report;
    private readonly HashSet<(string?, int?, int?, string)> _reported = [];

    /// <param name="root">The spec without its sweep.</param>
    /// <param name="spec">The same, bound and right.</param>
    /// <param name="sweep">What is swept.</param>
    /// <param name="folder">The folder of the spec.</param>
    /// <param name="report">Is told what is wrong with points; each error once, for the first point that has
    /// it.</param>
    public SpecExpansion(
        SourceTable root, ExperimentSpec spec, SweepDefinition sweep, string folder, Action<Diagnostic> report)
    {
        (_spec, _sweep, _report) = (spec, sweep, report);
        var keys = sweep.Settings.Select(setting => setting.Target.Section).ToHashSet(StringComparer.Ordinal);
        _sections = [.. SpecShapes.Record(typeof(ExperimentSpec)).Settings
            .Where(setting => keys.Contains(setting.Key))
            .Select(setting => new SectionBinder(setting, root, spec, sweep, folder))];
    }

    /// <summary>The expanded spec; whole only where nothing was reported.</summary>
    public ExpandedSpec Expand()
    {
        var names = new SweepNames(_sweep);
        var points = SweepPoints.Of(_sweep, _report)
            .Select(point => new SweepPoint { Axes = names.PlaceOf(point), Spec = SpecOf(point) })
            .ToArray();
        return ExpandedSpec.OfRead(_spec, names.Axes, points);
    }

    private ExperimentSpec SpecOf(int[] point)
    {
        var spec = _spec with { };
        foreach (var section in _sections)
        {
            var bound = section.At(point);
            foreach (var error in bound.Errors)
            {
                if (_reported.Add((error.File, error.Line, error.Column, error.Code)))
                {
                    _report(error);
                }
            }

            if (bound.Value is { } value)
            {
                section.Section.Property.SetValue(spec, value);
            }
        }

        return spec;
    }
}
