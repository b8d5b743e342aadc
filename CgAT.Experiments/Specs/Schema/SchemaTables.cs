using System.Text.Json;
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
        var complete = Table(type, name, inPart: false);
        return SpecPresets.Has(type)
            ? If(Required(LanguageKeys.Preset), then: Partial(type, name), otherwise: complete)
            : complete;
    }

    /// <summary>The table of a record or union in part.</summary>
    public JsonObject Partial(Type type, string name) => Table(type, name, inPart: true);

    private JsonObject Table(Type type, string name, bool inPart) => SpecShapes.Union(type) is { } union
        ? Choice(union, name, inPart)
        : Reference(SpecShapes.Record(type), name, inPart);

    // Within 'allOf', since what refers to a union says more of it, and beside a reference nothing counts.
    private JsonObject Choice(UnionShape union, string name, bool inPart)
    {
        var full = inPart ? $"{name}.part" : name;
        if (!_definitions.ContainsKey(full))
        {
            _definitions[full] = null;
            _definitions[full] = OfUnion(union, name, inPart);
        }

        return new JsonObject { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/$defs/{full}" }) };
    }

    // By its tag, and not as one of several schemas: of that, editors could only say that the whole table is none.
    private JsonObject OfUnion(UnionShape union, string name, bool inPart)
    {
        // Of the keys, this says no more than that there are such; editors complete by it before the tag is there.
        var properties = new JsonObject { [union.TagKey] = SchemaValues.OneOf(union.Names) };
        foreach (var setting in union.Variants.SelectMany(shape => shape.Settings).DistinctBy(setting => setting.Key))
        {
            properties[setting.Key] = new JsonObject { ["description"] = setting.Rules.Description };
        }

        var cases = new JsonArray([.. union.Names.Select(tag => If(
            Tagged(union.TagKey, tag), then: Reference(union.Find(tag)!, name, inPart)))]);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["allOf"] = cases };
        if (inPart)
        {
            JsonNode[] records = [.. union.Variants.Select(shape => Reference(shape, name, inPart))];
            cases.Add(If(Required(union.TagKey), otherwise: new JsonObject { ["anyOf"] = new JsonArray(records) }));
        }
        else
        {
            schema["required"] = new JsonArray(union.TagKey);
        }

        return schema;
    }

    private static JsonObject If(JsonObject condition, JsonObject? then = null, JsonObject? otherwise = null)
    {
        var schema = new JsonObject { ["if"] = condition };
        if (then is not null)
        {
            schema["then"] = then;
        }

        if (otherwise is not null)
        {
            schema["else"] = otherwise;
        }

        return schema;
    }

    private static JsonObject Required(string key) => new() { ["required"] = new JsonArray(key) };

    private static JsonObject Tagged(string key, string tag) => new()
    {
        ["properties"] = new JsonObject { [key] = new JsonObject { ["const"] = tag } },
        ["required"] = new JsonArray(key),
    };

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

        var required = shape.Settings.Where(setting => setting.IsRequired).Select(setting => setting.Key);
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
        if (setting.Rules.Otherwise is { } otherwise)
        {
            schema["default"] = JsonSerializer.SerializeToNode(otherwise);
        }

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
