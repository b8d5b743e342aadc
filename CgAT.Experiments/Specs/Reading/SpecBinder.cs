using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// Binds a tree of tables to the records of the spec by their attributes. After an error it goes on as well as it can,
/// as if a misspelt name were the one that was meant, so that one pass finds every error; what it returns is whole
/// only when it reported none.
/// </summary>
/// <param name="folder">The folder of the spec, which paths in it come to be relative to wherever they were
/// written.</param>
internal sealed class SpecBinder(string folder)
{
    // True within a table that was not filled up, because what does so could not be read.
    private bool isPartial;

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
        var around = isPartial;
        isPartial |= table.IsPartial;
        var record = BindRecord(type, table, path, header);
        isPartial = around;
        return record;
    }

    private object? BindRecord(Type type, SourceTable table, string path, TextSpan header)
    {
        var (shape, tag) = SpecShapes.Union(type) is { } union
            ? new VariantChoice(this).Choose(type, union, table, path, header)
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
            var setting = shape.Find(entry.Key) ?? Misspelt(shape, type, table, entry, path);
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

    /// <summary>The value of a setting; null, with a report, where it can't be made out.</summary>
    public object? BindSetting(SettingShape setting, SourceEntry entry, string path) => setting.IsList
        ? BindList(setting, entry.Value, path, HeaderOf(entry))
        : BindItem(setting, entry.Value, path, HeaderOf(entry));

    /// <summary>
    /// The value of a setting, or of an item of one that is a list, checked by the rules of the setting.
    /// </summary>
    public object? BindValue(SettingShape setting, SourceNode node, string path, bool isItem)
    {
        var value = setting.IsList && !isItem
            ? BindList(setting, node, path, node.Span)
            : BindItem(setting, node, path, node.Span);
        if (value is not null && Diagnostics.Count == 0)
        {
            ReportAll(SpecRules.CheckValue(setting, value, path, isItem, Places.ContainsKey));
        }

        return value;
    }

    /// <summary>Reports findings, each at the place of its setting.</summary>
    public void ReportAll(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Report(finding, Places[finding.Path]);
        }
    }

    /// <summary>Reports a finding at a place.</summary>
    public void Report(Finding finding, TextSpan span) => Diagnostics.Add(span.Diagnose(
        finding.Code, $"{SettingPath.Last(finding.Path)} {finding.Cause}", finding.Remedy));

    /// <summary>Reports a key that a table lacks.</summary>
    public void ReportMissing(string path, string key, TextSpan header, string expected)
    {
        if (!isPartial)
        {
            Diagnostics.Add(header.Diagnose(
                ErrorCodes.SpecMissingKey, $"{SettingPath.Header(path)} has no {key}", $"add {key}, {expected}"));
        }
    }

    /// <summary>Reports a misspelt 'preset', which may be why a table has no tag.</summary>
    public void ReportPreset(Type type, SourceTable table, string path)
    {
        var known = LanguageKeys.Known(type, SpecShapes.Variants(type));
        var misspelt = table.Entries.Find(
            entry => !known.Contains(entry.Key) && ClosestName.Of(entry.Key, known) == LanguageKeys.Preset);
        if (misspelt is not null)
        {
            ReportUnknown(path, misspelt, LanguageKeys.Preset, known);
            isPartial = true;
        }
    }

    /// <summary>Reports a key that a table does not know.</summary>
    public void ReportUnknown(string path, SourceEntry entry, string? closest, IReadOnlyList<string> known)
    {
        var meant = closest is null ? "" : $"did you mean '{closest}'? ";
        Diagnostics.Add(entry.KeySpan.Diagnose(
            ErrorCodes.SpecUnknownKey,
            $"unknown key '{TextRules.Show(entry.Key)}' in {SettingPath.Header(path)}",
            $"{meant}Known here: {string.Join(", ", known)}"));
    }

    // Reports the key, and takes it for the closest one unless that is given as well.
    private SettingShape? Misspelt(RecordShape shape, Type type, SourceTable table, SourceEntry entry, string path)
    {
        var known = LanguageKeys.Known(type, [shape]);
        var closest = ClosestName.Of(entry.Key, known);
        ReportUnknown(path, entry, closest, known);

        // What a preset or another spec would have given can't be missing.
        isPartial |= closest is LanguageKeys.Preset or LanguageKeys.Extends;
        return closest is null || table.Find(closest) is not null ? null : shape.Find(closest);
    }

    private void BindEntry(object record, SettingShape setting, SourceEntry entry, string path)
    {
        var value = BindSetting(setting, entry, SettingPath.Key(path, setting.Key));
        if (value is not null)
        {
            setting.Property.SetValue(record, value);
        }
    }

    private Array? BindList(SettingShape setting, SourceNode node, string path, TextSpan header)
    {
        if (node is not SourceList list)
        {
            Report(ScalarReading.WrongType(setting, node, path), header);
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

    /// <summary>The value of a setting, or an item of one that is a list.</summary>
    public object? BindItem(SettingShape setting, SourceNode node, string path, TextSpan header)
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

        return value is string text && setting.Rules.Form == TextForm.Path ? FromHere(text, node.Span.Source) : value;
    }

    // A path that was written in a file of another folder, as it is from the folder of the spec.
    private string FromHere(string path, SourceText source) => source.Folder == folder || Path.IsPathRooted(path)
        ? path
        : Path.GetRelativePath(folder, Path.Combine(source.Folder, path));

    // An inline table is shown by its key, since its own text may be long.
    private static TextSpan HeaderOf(SourceEntry entry) =>
        entry.Value is SourceTable { Origin: SourceTableOrigin.Inline } ? entry.KeySpan : entry.Value.Span;
}
