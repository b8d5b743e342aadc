using System.Text.Json.Nodes;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Schema;

/// <summary>
/// The tables of the spec language as JSON Schema, each twice: complete, with every required key, and in part, for the
/// tables of a spec that extends another and those that a preset fills up.
/// </summary>
internal sealed class SchemaTables
{
    private readonly JsonObject _definitions = [];

    /// <summary>What the schemas refer to.</summary>
    public JsonObject Definitions => _definitions;

    /// <summary>The table of a record or union: complete, or in part with a preset.</summary>
    public JsonObject Complete(Type type, string name)
    {
        JsonNode[] records = [.. SpecShapes.Variants(type).Select(shape => Reference(shape, name, inPart: false))];
        if (!SpecPresets.Has(type))
        {
            return records is [JsonObject only] ? only : new JsonObject { ["oneOf"] = new JsonArray(records) };
        }

        var withPreset = Partial(type, name);
        withPreset["required"] = new JsonArray(LanguageKeys.Preset);
        return new JsonObject { ["oneOf"] = new JsonArray([.. records, withPreset]) };
    }

    /// <summary>The table of a record or union in part.</summary>
    public JsonObject Partial(Type type, string name)
    {
        JsonNode[] records = [.. SpecShapes.Variants(type).Select(shape => Reference(shape, name, inPart: true))];
        return records is [JsonObject only] ? only : new JsonObject { ["anyOf"] = new JsonArray(records) };
    }

    private JsonObject Reference(RecordShape shape, string name, bool inPart)
    {
        var full = $"{name}{(shape.Tag is { } tag ? $".{tag.Name}" : "")}{(inPart ? ".part" : "")}";
        if (!_definitions.ContainsKey(full))
        {
            // Named before it is made: a table may hold others of its own kind.
            _definitions[full] = null;
            _definitions[full] = OfRecord(shape, inPart);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{full}" };
    }

    private JsonObject OfRecord(RecordShape shape, bool inPart)
    {
        var properties = new JsonObject();
        if (shape.Tag is { } tag)
        {
            properties[tag.Key] = new JsonObject { ["const"] = tag.Name };
        }

        foreach (var setting in shape.Settings)
        {
            properties[setting.Key] = OfSetting(setting, inPart);
        }

        var required = shape.Settings.Where(setting => !setting.Rules.Optional).Select(setting => setting.Key);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (!inPart)
        {
            schema["required"] = Names(shape.Tag is { } own ? required.Prepend(own.Key) : required);
        }
        else if (PresetsOf(shape) is { Count: > 0 } presets)
        {
            properties[LanguageKeys.Preset] = SchemaValues.OneOf(presets);
            properties[LanguageKeys.Preset]!["description"] = "Fills up what the table does not say";
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject OfSetting(SettingShape setting, bool inPart)
    {
        var value = setting.Type != SettingType.Table
            ? SchemaValues.Of(setting)
            : inPart && !setting.IsList
                ? Partial(setting.ItemType, setting.Key)
                : Complete(setting.ItemType, setting.Key);
        var schema = setting.IsList ? OfList(setting, value) : value;
        schema["description"] = setting.Rules.Description;
        return schema;
    }

    private static JsonObject OfList(SettingShape setting, JsonObject item)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item };
        if (setting.Rules.MinItems > 0)
        {
            schema["minItems"] = setting.Rules.MinItems;
        }

        if (setting.Rules.Distinct && setting.Type != SettingType.Table)
        {
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private static IReadOnlyList<string> PresetsOf(RecordShape shape)
    {
        for (var type = shape.Type; type is not null; type = type.BaseType)
        {
            if (SpecPresets.Has(type))
            {
                return SpecPresets.Names(type);
            }
        }

        return [];
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];
}
