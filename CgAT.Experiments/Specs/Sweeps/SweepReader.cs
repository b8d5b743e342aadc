using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>
/// Reads what is swept, from <c>[sweep]</c> and from the command line. Every value is checked by the rules of its
/// setting, at the place where it stands.
/// </summary>
/// <param name="root">The spec without its sweep.</param>
/// <param name="spec">The same, bound; null where it is wrong.</param>
/// <param name="report">Is told what is wrong.</param>
internal sealed class SweepReader(SourceTable root, ExperimentSpec? spec, Action<Diagnostic> report)
{
    private readonly SweepPaths _paths = new(root, report);
    private readonly SweptSettings _settings = new(spec, report);
    private readonly List<SweepAxis> _axes = [];

    /// <summary>The sweep; whole only where nothing was reported.</summary>
    public SweepDefinition Read(SourceEntry sweep, IReadOnlyList<AxisOverride> overrides)
    {
        var tables = new SweepTables(sweep, report);
        var given = Overrides(overrides);
        var grid = tables.Grid() is { } table ? _paths.Read(table) : [];
        foreach (var axis in grid)
        {
            // What the command line gives stands in the place of what the spec does.
            var values = given.Remove(axis.Target.Path, out var other) ? other : ValuesOf(axis);
            AddAxis(axis, values, SweepKeys.Grid);
        }

        foreach (var values in given.Values)
        {
            AddAxis(values[0], values, "--axis");
        }

        foreach (var zip in tables.Zips())
        {
            AddZip(zip.Key, [.. _paths.Read((SourceTable)zip.Value, together: true)]);
        }

        return new SweepDefinition
        {
            Span = sweep.KeySpan,
            IsOverridden = overrides.Count > 0,
            Axes = _axes,
            Includes = [.. tables.Items(SweepKeys.Include).Select(Include)],
            Excludes = [.. tables.Items(SweepKeys.Exclude).Select(Exclude)],
            Settings = _settings.All,
        };
    }

    private Dictionary<string, PathEdit[]> Overrides(IReadOnlyList<AxisOverride> overrides)
    {
        var axes = new Dictionary<string, PathEdit[]>(StringComparer.Ordinal);
        foreach (var given in overrides.Where(given => given.Values.Count > 0))
        {
            if (_paths.Resolve(given.Parts, given.PathSpan) is not { } target)
            {
                continue;
            }

            var values = given.Values.Select(value => new PathEdit(target, given.PathSpan, value));
            if (!axes.TryAdd(target.Path, [.. values]))
            {
                report(given.PathSpan.Diagnose(
                    ErrorCodes.SpecDuplicateItem, $"{target.Path} is swept twice", "leave one of the two out"));
            }
        }

        return axes;
    }

    private PathEdit[] ValuesOf(PathEdit axis)
    {
        if (axis.Value is SourceList { Items.Count: > 0 } list)
        {
            return [.. list.Items.Select(value => axis with { Value = value })];
        }

        var (code, message) = axis.Value is SourceList
            ? (ErrorCodes.SpecOutOfRange, $"{axis.Target.Path} has no values")
            : (ErrorCodes.SpecWrongType, $"{axis.Target.Path} has no list of values");
        report(axis.Value.Span.Diagnose(code, message, "write the values as a list: [16, 32, 64]"));
        return [];
    }

    private void AddAxis(PathEdit axis, PathEdit[] values, string by)
    {
        if (_settings.AddSwept(axis.Target, axis.PathSpan, by) is not { } setting)
        {
            return;
        }

        var steps = new List<IReadOnlyList<int>>();
        foreach (var edit in values)
        {
            if (_settings.IdOf(setting, edit) is not { } id)
            {
                continue;
            }

            if (steps.Exists(step => step[0] == id))
            {
                ReportTwice(edit);
            }

            steps.Add([id]);
        }

        _axes.Add(new SweepAxis(null, [setting], steps));
    }

    private void AddZip(string name, PathEdit[] settings)
    {
        var lists = settings.Select(ValuesOf).ToArray();
        var length = lists.Select(list => list.Length).DefaultIfEmpty().Max();
        RequireLength(name, lists, length);
        if (settings.Length > 0 && Array.TrueForAll(settings, each => each.Target.Cosmetic))
        {
            _paths.ReportIdle(settings[0]);
            return;
        }

        var indexes = settings.Select(each => _settings.AddSwept(each.Target, each.PathSpan, $"zip.{name}")).ToArray();
        var ids = lists.Select((list, at) => Array.ConvertAll(
            list, edit => indexes[at] is { } own ? _settings.IdOf(own, edit) : null)).ToArray();
        if (ids.Length == 0 || Array.Exists(ids, list => list.Length != length || list.Contains(null)))
        {
            return;
        }

        int[] Step(int step) => Array.ConvertAll(ids, list => list[step]!.Value);
        var steps = Enumerable.Range(0, length).Select(Step).ToArray();
        for (var step = 1; step < length; step++)
        {
            if (steps.Take(step).Any(other => IsSame(settings, other, steps[step])))
            {
                ReportTwice(lists[0][step]);
            }
        }

        _axes.Add(new SweepAxis(name, [.. indexes.Select(index => index!.Value)], steps));
    }

    private static bool IsSame(PathEdit[] settings, int[] step, int[] other) =>
        Enumerable.Range(0, settings.Length).All(at => settings[at].Target.Cosmetic || step[at] == other[at]);

    private void RequireLength(string name, PathEdit[][] lists, int length)
    {
        foreach (var list in lists.Where(list => list.Length > 0 && list.Length < length))
        {
            report(list[0].PathSpan.Diagnose(
                ErrorCodes.SpecBadSweep,
                FormattableString.Invariant(
                    $"{list[0].Target.Path} has {list.Length} values, and another setting of zip.{name} has {length}"),
                "settings that go in step have equally many values"));
        }
    }

    private SweepInclude Include(SourceTable item)
    {
        var values = new Dictionary<int, int>();
        foreach (var edit in _paths.Read(item, together: true))
        {
            var setting = _settings.IndexOf(edit.Target);
            if (_settings.IdOf(setting, edit) is { } id && !values.TryAdd(setting, id))
            {
                ReportGivenTwice(edit);
            }
        }

        return new SweepInclude(values, item.Span);
    }

    private SweepExclude Exclude(SourceTable item)
    {
        var values = new Dictionary<int, int>();
        foreach (var edit in _paths.Read(item))
        {
            if (!_settings.Swept.Contains(edit.Target.Path))
            {
                report(edit.PathSpan.Diagnose(
                    ErrorCodes.SpecBadSweep,
                    $"no axis sweeps {edit.Target.Path}",
                    $"swept are: {string.Join(", ", _settings.Swept)}"));
            }
            else if (SettingValues.Read(edit, report) is { Value: { } value })
            {
                var setting = _settings.IndexOf(edit.Target);
                if (!values.TryAdd(setting, _settings.All[setting].IdOf(value) ?? -1))
                {
                    ReportGivenTwice(edit);
                }
            }
        }

        return new SweepExclude(values, item.Span);
    }

    private void ReportTwice(PathEdit edit) => report(edit.Value.Span.Diagnose(
        ErrorCodes.SpecDuplicateItem, "this step of the axis is there already", "each step may stand once"));

    private void ReportGivenTwice(PathEdit edit) => report(edit.PathSpan.Diagnose(
        ErrorCodes.SpecDuplicateKey, $"{edit.Target.Path} is given twice", "leave one of them out"));
}
