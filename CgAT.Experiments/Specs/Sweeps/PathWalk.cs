using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>How far a path has been followed.</summary>
internal sealed class PathWalk(IReadOnlyList<PathPart> parts, Type type, SourceTable table)
{
    private SourceTable? _table = table;

    public IReadOnlyList<PathPart> Parts { get; } = parts;

    public int Next { get; set; }

    /// <summary>The record or union of the table that was come to, or that holds the setting.</summary>
    public Type Type { get; private set; } = type;

    /// <summary>The list of which an item has to be named; null elsewhere.</summary>
    public SettingShape? List { get; private set; }

    public SourceList? Items { get; private set; }

    /// <summary>True once a setting is come to.</summary>
    public bool Ended { get; private set; }

    /// <summary>The setting that was come to; null for a tag and for a preset.</summary>
    public SettingShape? Setting { get; private set; }

    public List<object> Steps { get; } = [];

    public List<string> Names { get; } = [];

    public string Path { get; private set; } = "";

    public bool Cosmetic { get; private set; }

    /// <summary>The record that the table is, where its tag tells, before the others of its union.</summary>
    public IReadOnlyList<RecordShape> Variants
    {
        get
        {
            var all = SpecShapes.Variants(Type);
            return SpecShapes.Union(Type) is { } union && union.Find(_table?.Text(union.TagKey) ?? "") is { } own
                ? [own, .. all.Where(shape => shape != own)]
                : all;
        }
    }

    public IReadOnlyList<string> Known => [
        .. Variants.SelectMany(shape => shape.Keys).Distinct(),
        .. SpecPresets.Has(Type) ? new[] { LanguageKeys.Preset } : [],
    ];

    /// <summary>The labels of the items of the list, where they have some.</summary>
    public IReadOnlyList<string> Labels =>
        List is null || !typeof(ILabelled).IsAssignableFrom(List.ItemType) || Items is null
            ? []
            : [.. Items.Items.OfType<SourceTable>().Select(LabelOf).OfType<string>()];

    /// <summary>The rest of a path to some setting of an item of the list: <c>.cgat.lambda</c>.</summary>
    public string? Example => Items?.Items.OfType<SourceTable>()
        .Select(item => (Label: LabelOf(item), Shape: SpecShapes.Union(List!.ItemType)?.Find(TagOf(item) ?? "")))
        .SelectMany(item => item.Shape?.Settings.Select(setting => (item.Label, Setting: setting)) ?? [])
        .Where(pair => pair.Setting.Type != SettingType.Table && !pair.Setting.Cosmetic)
        .Select(pair => $".{pair.Label}.{pair.Setting.Key}")
        .FirstOrDefault();

    /// <summary>The index of the item with a label; null where there is none.</summary>
    public int? IndexOf(string label)
    {
        bool Has(SourceNode item) => item is SourceTable table && LabelOf(table) == label;
        return Labels.Count > 0 && Items!.Items.FindIndex(Has) is >= 0 and var index ? index : null;
    }

    public void Enter(string key, SettingShape? setting)
    {
        Steps.Add(key);
        Names.Add(key);
        Path = SettingPath.Key(Path, key);
        Cosmetic |= setting?.Cosmetic ?? false;
        var value = _table?.Find(key)?.Value;
        if (setting is null || (setting.Type != SettingType.Table && (!setting.IsList || Next == Parts.Count)))
        {
            (Ended, Setting) = (true, setting);
        }
        else if (setting.IsList)
        {
            (List, Items) = (setting, value as SourceList);
        }
        else
        {
            (Type, _table) = (setting.ItemType, value as SourceTable);
        }
    }

    public void EnterItem(int index, string? label)
    {
        Steps.Add(index);
        if (label is null)
        {
            Names[^1] = SettingPath.Item(Names[^1], index);
        }
        else
        {
            Names.Add(label);
        }

        Path = SettingPath.Item(Path, index);
        var list = List!;
        if (list.Type == SettingType.Table)
        {
            (Type, _table) = (list.ItemType, Items!.Items[index] as SourceTable);
        }
        else
        {
            (Ended, Setting) = (true, list);
        }

        (List, Items) = (null, null);
    }

    private string? LabelOf(SourceTable item) => item.Text("name") ?? TagOf(item);

    private string? TagOf(SourceTable item) =>
        SpecShapes.Union(List!.ItemType) is { } union ? item.Text(union.TagKey) : null;
}
