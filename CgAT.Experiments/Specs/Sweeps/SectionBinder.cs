using System.Collections;
using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>
/// Binds one top-level key of a spec for the points of a sweep: once for all points that give the settings within it
/// the
/// same values. Of a list of tables each item is bound once for the points that give its own settings the same values.
/// </summary>
internal sealed class SectionBinder
{
    private readonly SettingShape _section;
    private readonly SourceTable _root;
    private readonly object? _own;
    private readonly string _folder;
    private readonly int[] _indexes;
    private readonly SweptSetting[] _settings;
    private readonly Dictionary<string, BoundSection> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, string), BoundSection> _items = [];

    /// <param name="section">The key.</param>
    /// <param name="root">The spec without its sweep.</param>
    /// <param name="spec">The same, bound.</param>
    /// <param name="sweep">What is swept.</param>
    /// <param name="folder">The folder of the spec.</param>
    public SectionBinder(
        SettingShape section, SourceTable root, ExperimentSpec spec, SweepDefinition sweep, string folder)
    {
        (_section, _folder) = (section, folder);
        _root = root.With(root.Entries.Where(entry => entry.Key == section.Key));
        _own = section.Property.GetValue(spec);
        _indexes = [.. Enumerable.Range(0, sweep.Settings.Count)
            .Where(index => sweep.Settings[index].Target.Section == section.Key)];
        _settings = [.. _indexes.Select(index => sweep.Settings[index])];
    }

    public SettingShape Section => _section;

    /// <summary>The value of the key at a point.</summary>
    public BoundSection At(int[] point)
    {
        var ids = Array.ConvertAll(_indexes, index => point[index]);
        var key = SweepPoints.KeyOf(ids);
        if (!_sections.TryGetValue(key, out var bound))
        {
            bound = Bind(ids);
            _sections.Add(key, bound);
        }

        return bound;
    }

    private BoundSection Bind(int[] ids)
    {
        if (Array.TrueForAll(ids, id => id == 0))
        {
            return new BoundSection(_own, []);
        }

        var errors = new List<Diagnostic>();
        var entry = PathEdits.Apply(_root, Edits(ids), errors.Add).Find(_section.Key)!;
        var value = _section.IsList && _section.Type == SettingType.Table && entry.Value is SourceList list
            ? BindItems(list, ids, errors)
            : Checked(_section.Key, isItem: false, errors, binder => binder.BindSetting(_section, entry, _section.Key));
        return new BoundSection(errors.Count > 0 ? null : value, errors.ConvertAll(error => Explained(error, ids)));
    }

    // A value that is the spec's own is laid over it too where a kind or preset would take it away.
    private IEnumerable<PathEdit> Edits(int[] ids)
    {
        PathEdit[] given =
            [.. _settings.Select((setting, index) => setting.Values[ids[index]].Edit).OfType<PathEdit>()];
        var own = _settings.Where((_, index) => ids[index] == 0).Select(setting => setting.GivenOwn).OfType<PathEdit>();
        return given.Concat(own.Where(edit => Array.Exists(given, other => other.Replaces(edit.Target))));
    }

    private Array BindItems(SourceList list, int[] ids, List<Diagnostic> errors)
    {
        var items = Array.CreateInstance(_section.ItemType, list.Items.Count);
        for (var index = 0; index < items.Length; index++)
        {
            var item = Item(index, list.Items[index], ids);
            items.SetValue(item.Value, index);
            errors.AddRange(item.Errors);
        }

        var findings = ListRules.Check(_section, [.. items.Cast<object?>()], _section.Key, _ => true);
        errors.AddRange(findings.Select(finding => PlaceOf(finding, list).Diagnose(
            finding.Code, $"{SettingPath.Last(finding.Path)} {finding.Cause}", finding.Remedy)));
        return items;
    }

    private BoundSection Item(int index, SourceNode node, int[] ids)
    {
        var own = ids.Where((_, at) => _settings[at].Target.Steps[1] is int item && item == index).ToArray();
        if (Array.TrueForAll(own, id => id == 0) && _own is IList records)
        {
            return new BoundSection(records[index], []);
        }

        var key = (index, SweepPoints.KeyOf(own));
        if (!_items.TryGetValue(key, out var bound))
        {
            var errors = new List<Diagnostic>();
            var path = SettingPath.Item(_section.Key, index);
            var value = Checked(path, isItem: true, errors, binder => binder.BindItem(_section, node, path, node.Span));
            bound = new BoundSection(value, errors);
            _items.Add(key, bound);
        }

        return bound;
    }

    private object? Checked(string path, bool isItem, List<Diagnostic> errors, Func<SpecBinder, object?> bind)
    {
        var binder = new SpecBinder(_folder);
        var value = bind(binder);
        if (value is not null && binder.Diagnostics.Count == 0)
        {
            binder.ReportAll(SpecRules.CheckValue(_section, value, path, isItem, binder.Places.ContainsKey));
        }

        errors.AddRange(binder.Diagnostics);
        return binder.Diagnostics.Count == 0 ? value : null;
    }

    // Where the key of an item stands, of which a rule of the list tells: defense[1].kind.
    private TextSpan PlaceOf(Finding finding, SourceList list)
    {
        var (item, key) = finding.Path[(_section.Key.Length + 1)..].Split("].") is [var index, var last]
            ? (list.Items[int.Parse(index, CultureInfo.InvariantCulture)], last)
            : (list, "");
        return (item as SourceTable)?.Find(key)?.Value.Span ?? item.Span;
    }

    // An error of a point says what the point is; the place says it where the value itself is wrong.
    private Diagnostic Explained(Diagnostic error, int[] ids)
    {
        var values = _settings.Select((setting, index) => (setting.Target.Path, Value: setting.Values[ids[index]]))
            .Where(each => each.Value.Edit is not null)
            .Select(each => $"{each.Path} is {each.Value.Text}");
        return error with { Message = $"{error.Message}, where {string.Join(" and ", values)}" };
    }
}
