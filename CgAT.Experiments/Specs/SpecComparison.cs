using System.Collections;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;
using CgAT.Experiments.Specs.Writing;

namespace CgAT.Experiments.Specs;

/// <summary>Compares specs setting by setting.</summary>
public static class SpecComparison
{
    /// <summary>Every difference, in the order of the language; of sweeps, the values of each axis.</summary>
    public static IReadOnlyList<SpecDifference> Of(ExpandedSpec before, ExpandedSpec after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (first, second) = (Values(before), Values(after));
        return
        [
            .. first.Keys.Union(second.Keys)
                .Select(at => (Path: at, Before: first.GetValueOrDefault(at), After: second.GetValueOrDefault(at)))
                .Where(pair => pair.Before?.Text != pair.After?.Text)
                .Select(pair => new SpecDifference
                {
                    Path = pair.Path,
                    Before = pair.Before?.Text,
                    After = pair.After?.Text,
                    Cosmetic = (pair.Before ?? pair.After)!.Cosmetic,
                }),
        ];
    }

    private static OrderedDictionary<string, Value> Values(ExpandedSpec spec)
    {
        var values = new OrderedDictionary<string, Value>();
        AddRecord(values, spec.Base, "", cosmetic: false);
        for (var axis = 0; axis < spec.Axes.Count; axis++)
        {
            var places = spec.Points.Select(point => point.Axes[axis].Text).Distinct();
            values.Add($"sweep over {spec.Axes[axis]}", new Value(string.Join(" | ", places), false));
        }

        if (spec.Axes.Count > 0)
        {
            values.Add("points of the sweep", new Value(Expected.Write(spec.Points.Count), false));
        }

        return values;
    }

    private static void AddRecord(OrderedDictionary<string, Value> values, object record, string path, bool cosmetic)
    {
        var shape = SpecShapes.Record(record.GetType());
        if (shape.Tag is { } tag)
        {
            values.Add(SettingPath.Key(path, tag.Key), new Value(TomlValues.Write(tag.Name), cosmetic));
        }

        foreach (var setting in shape.Settings)
        {
            var at = SettingPath.Key(path, setting.Key);
            var own = cosmetic || setting.Cosmetic;
            switch (setting.Property.GetValue(record))
            {
                case null:
                    break;
                case IEnumerable items when setting.IsList && setting.Type == SettingType.Table:
                    AddItems(values, [.. items.Cast<object>()], at, own);
                    break;
                case IEnumerable items when setting.IsList:
                    var texts = items.Cast<object>().Select(item => TomlValues.Write(setting, item));
                    values.Add(at, new Value(TomlValues.List(texts), own));
                    break;
                case var table when setting.Type == SettingType.Table:
                    AddRecord(values, table, at, own);
                    break;
                case var value:
                    values.Add(at, new Value(TomlValues.Write(setting, value), own));
                    break;
            }
        }
    }

    private static void AddItems(OrderedDictionary<string, Value> values, object[] items, string path, bool cosmetic)
    {
        for (var index = 0; index < items.Length; index++)
        {
            var at = items[index] is ILabelled labelled
                ? SettingPath.Key(path, TomlValues.Key(labelled.Label))
                : SettingPath.Item(path, index);
            AddRecord(values, items[index], at, cosmetic);
        }

        // Items are known by their labels, and their order is science too.
        if (items.OfType<ILabelled>().Any())
        {
            var labels = items.OfType<ILabelled>().Select(item => TomlValues.Key(item.Label));
            values.Add($"order of {path}", new Value(string.Join(", ", labels), cosmetic));
        }
    }

    // What a setting is, as TOML writes it.
    private sealed record Value(string Text, bool Cosmetic);
}
