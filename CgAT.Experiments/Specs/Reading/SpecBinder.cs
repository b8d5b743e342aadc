using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// Binds a tree of tables to the records of the spec by their attributes. After an error it goes on as well as it can,
/// as if a misspelt name were the one that was meant, so that one pass finds every error; what it returns is whole
/// only when it reported none.
/// </summary>
internal sealed class SpecBinder(SourceText source)
{
    /// <summary>What was reported so far.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Where the value of each bound setting stands, by its path.</summary>
    public Dictionary<string, TextSpan> Places { get; } = [];

    /// <summary>The record of a type, or null where its kind could not be told.</summary>
    /// <param name="type">A record of the spec language or the abstract base of some.</param>
    /// <param name="table">What to bind.</param>
    /// <param name="path">The path of the table.</param>
    /// <param name="header">What stands for the table where a key is missing.</param>
    public object? Bind(Type type, SourceTable table, string path, TextSpan header)
    {
        var (shape, tag) = SpecShapes.Union(type) is { } union
            ? new VariantChoice(this).Choose(union, table, path, header)
            : (SpecShapes.Record(type), null);
        if (shape is null)
        {
            return null;
        }

        Places[path] = header;
        var record = Activator.CreateInstance(shape.Type)!;
        var given = new HashSet<string>();
        foreach (var entry in table.Entries.Where(entry => entry != tag))
        {
            var setting = shape.Find(entry.Key) ?? Misspelt(shape, table, entry, path);
            if (setting is not null && given.Add(setting.Key))
            {
                BindEntry(record, setting, entry, path);
            }
        }

        foreach (var setting in shape.Settings.Where(each => !each.Rules.Optional && !given.Contains(each.Key)))
        {
            var key = path.Length == 0 ? SettingPath.AtTop(setting) : setting.Key;
            ReportMissing(path, key, header, $"{Expected.Of(setting)}: {setting.Rules.Description}");
        }

        return record;
    }

    /// <summary>Reports a finding at a place.</summary>
    public void Report(Finding finding, TextSpan span) => Diagnostics.Add(source.At(
        span, finding.Code, $"{SettingPath.Last(finding.Path)} {finding.Cause}", finding.Remedy));

    /// <summary>Reports a key that a table lacks.</summary>
    public void ReportMissing(string path, string key, TextSpan header, string expected) => Diagnostics.Add(source.At(
        header, ErrorCodes.SpecMissingKey, $"{SettingPath.Header(path)} has no {key}", $"add {key}, {expected}"));

    /// <summary>Reports a key that a table does not know.</summary>
    public void ReportUnknown(string path, SourceEntry entry, string? closest, IReadOnlyList<string> known)
    {
        var meant = closest is null ? "" : $"did you mean '{closest}'? ";
        Diagnostics.Add(source.At(
            entry.KeySpan,
            ErrorCodes.SpecUnknownKey,
            $"unknown key '{TextRules.Show(entry.Key)}' in {SettingPath.Header(path)}",
            $"{meant}Known here: {string.Join(", ", known)}"));
    }

    // Reports the key, and takes it for the closest one unless that is given as well.
    private SettingShape? Misspelt(RecordShape shape, SourceTable table, SourceEntry entry, string path)
    {
        var closest = ClosestName.Of(entry.Key, shape.Keys);
        ReportUnknown(path, entry, closest, shape.Keys);
        return closest is null || table.Find(closest) is not null ? null : shape.Find(closest);
    }

    private void BindEntry(object record, SettingShape setting, SourceEntry entry, string path)
    {
        var at = SettingPath.Key(path, setting.Key);
        var value = setting.IsList ? BindList(setting, entry, at) : BindItem(setting, entry.Value, at, HeaderOf(entry));
        if (value is not null)
        {
            setting.Property.SetValue(record, value);
        }
    }

    private Array? BindList(SettingShape setting, SourceEntry entry, string path)
    {
        if (entry.Value is not SourceList list)
        {
            Report(ScalarReading.WrongType(setting, entry.Value, path), HeaderOf(entry));
            return null;
        }

        Places[path] = list.Span;
        var items = Array.CreateInstance(setting.ItemType, list.Items.Count);
        for (var index = 0; index < items.Length; index++)
        {
            var item = list.Items[index];
            if (BindItem(setting, item, SettingPath.Item(path, index), item.Span) is { } value)
            {
                items.SetValue(value, index);
            }
        }

        return items;
    }

    private object? BindItem(SettingShape setting, SourceNode node, string path, TextSpan header)
    {
        if (setting.Type == SettingType.Table && node is SourceTable table)
        {
            return Bind(setting.ItemType, table, path, header);
        }

        var (value, finding) = node is SourceScalar scalar
            ? ScalarReading.Read(setting, scalar, path)
            : (null, ScalarReading.WrongType(setting, node, path));
        if (finding is not null)
        {
            Report(finding, header);
        }
        else
        {
            Places[path] = node.Span;
        }

        return value;
    }

    // An inline table is shown by its key, since its own text may be long.
    private static TextSpan HeaderOf(SourceEntry entry) =>
        entry.Value is SourceTable { Origin: SourceTableOrigin.Inline } ? entry.KeySpan : entry.Value.Span;
}
