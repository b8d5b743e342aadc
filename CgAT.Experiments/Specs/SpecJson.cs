using System.Text.Json;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// Reads what <see cref="SpecCanonical"/> writes with cosmetic settings: how a spec travels between programs. It is
/// trusted to be valid; whoever wrote it had checked it.
/// </summary>
public static class SpecJson
{
    /// <summary>The spec of a canonical JSON text.</summary>
    /// <exception cref="JsonException">The text is not that of a spec.</exception>
    public static ExperimentSpec Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = JsonDocument.Parse(json);
        return (ExperimentSpec)ReadRecord(typeof(ExperimentSpec), document.RootElement);
    }

    private static object ReadRecord(Type type, JsonElement json)
    {
        var shape = ShapeOf(type, json);
        var record = Activator.CreateInstance(shape.Type)!;
        var given = json.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var setting in shape.Settings)
        {
            if (given.Remove(setting.Key))
            {
                setting.Property.SetValue(record, ReadSetting(setting, json.GetProperty(setting.Key)));
            }
            else if (setting.IsRequired)
            {
                throw new JsonException($"'{setting.Key}' is missing");
            }
        }

        given.Remove(shape.Tag?.Key ?? "");
        return given.Count == 0 ? record : throw new JsonException($"'{given.First()}' is no setting");
    }

    private static RecordShape ShapeOf(Type type, JsonElement json)
    {
        if (SpecShapes.Union(type) is not { } union)
        {
            return SpecShapes.Record(type);
        }

        var tag = json.GetProperty(union.TagKey).GetString() ?? "";
        return union.Find(tag) ?? throw new JsonException($"'{tag}' is no {union.TagKey}");
    }

    private static object ReadSetting(SettingShape setting, JsonElement json)
    {
        if (!setting.IsList)
        {
            return ReadValue(setting, json);
        }

        var items = Array.CreateInstance(setting.ItemType, json.GetArrayLength());
        foreach (var (item, index) in json.EnumerateArray().Select((item, index) => (item, index)))
        {
            items.SetValue(ReadValue(setting, item), index);
        }

        return items;
    }

    private static object ReadValue(SettingShape setting, JsonElement json) => setting.Type switch
    {
        SettingType.Switch => json.GetBoolean(),
        SettingType.Integer when setting.ItemType == typeof(int) => json.GetInt32(),
        SettingType.Integer => json.GetInt64(),
        SettingType.Number => json.GetDouble(),
        SettingType.Table => ReadRecord(setting.ItemType, json),
        _ => json.GetString() ?? throw new JsonException($"'{setting.Key}' is null"),
    };
}
