using System.Collections;
using System.Text;
using CgAT.Experiments.Specs.Shapes;
using CgAT.Experiments.Specs.Writing;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Writes specs as TOML with everything in its place: nothing extended, no presets, keys in the order of the language.
/// What it writes reads back as the same spec.
/// </summary>
public static class SpecToml
{
    /// <summary>A spec that was read, with its sweep.</summary>
    public static string Write(SpecReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var text = new StringBuilder(Write(reading.Require().Base));
        if (reading.Sweep is { } sweep)
        {
            text.Append("\n[sweep]\n");
            foreach (var entry in sweep.Entries)
            {
                text.Append(TomlValues.Key(entry.Key)).Append(" = ").Append(TomlValues.Write(entry.Value)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A spec without a sweep.</summary>
    public static string Write(ExperimentSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var text = new StringBuilder();
        var settings = SpecShapes.Record(typeof(ExperimentSpec)).Settings;
        foreach (var setting in settings.Where(setting => setting.Type != SettingType.Table))
        {
            Append(text, setting.Key, ValueOf(setting, spec));
        }

        foreach (var setting in settings.Where(setting => setting.Type == SettingType.Table))
        {
            var value = setting.Property.GetValue(spec);
            object?[] tables = value is IEnumerable list ? [.. list] : [value];
            foreach (var table in tables.OfType<object>())
            {
                AppendTable(text.Append('\n'), setting.IsList ? $"[[{setting.Key}]]" : $"[{setting.Key}]", table);
            }
        }

        return text.ToString();
    }

    /// <summary>The table <c>[dataset]</c> alone, to paste into a spec.</summary>
    public static string Write(DatasetSpec dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var text = new StringBuilder();
        AppendTable(text, "[dataset]", dataset);
        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, string heading, object table)
    {
        text.Append(heading).Append('\n');
        foreach (var (key, entry) in Entries(table))
        {
            Append(text, key, entry);
        }
    }

    private static void Append(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(key).Append(" = ").Append(value).Append('\n');
        }
    }

    private static IEnumerable<(string Key, string Value)> Entries(object record)
    {
        var shape = SpecShapes.Record(record.GetType());
        if (shape.Tag is { } tag)
        {
            yield return (tag.Key, TomlValues.Write(tag.Name));
        }

        foreach (var setting in shape.Settings)
        {
            if (ValueOf(setting, record) is { } value)
            {
                yield return (setting.Key, value);
            }
        }
    }

    private static string? ValueOf(SettingShape setting, object record) =>
        setting.Property.GetValue(record) is { } value ? Value(setting, value) : null;

    /// <summary>The value of a setting.</summary>
    internal static string Value(SettingShape setting, object value) => value is IEnumerable list && setting.IsList
        ? TomlValues.List(list.Cast<object>().Select(item => Item(setting, item)))
        : Item(setting, value);

    private static string Item(SettingShape setting, object value) => setting.Type == SettingType.Table
        ? TomlValues.Table(Entries(value))
        : TomlValues.Write(setting, value);
}
