using System.Text.Json.Nodes;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Schema;

/// <summary>The rules of single values as JSON Schema.</summary>
internal static class SchemaValues
{
    /// <summary>The schema of a value that is no table; of a list, that of one item.</summary>
    public static JsonObject Of(SettingShape setting) => setting.Type switch
    {
        SettingType.Switch => new JsonObject { ["type"] = "boolean" },
        SettingType.Integer => Number("integer", setting.Rules),
        SettingType.Number when setting.Fraction is not null => new JsonObject
        {
            ["anyOf"] = new JsonArray(Number("number", setting.Rules), Text(TextPatterns.Fraction)),
        },
        SettingType.Number => Number("number", setting.Rules),
        _ => OfText(setting.Rules),
    };

    /// <summary>A text of one of some names.</summary>
    public static JsonObject OneOf(IEnumerable<string> names) =>
        new() { ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) };

    private static JsonObject Number(string type, SettingAttribute rules)
    {
        var schema = new JsonObject { ["type"] = type };
        if (double.IsFinite(rules.Min))
        {
            schema[rules.AboveMin ? "exclusiveMinimum" : "minimum"] = Bound(rules.Min);
        }

        if (double.IsFinite(rules.Max))
        {
            schema[rules.BelowMax ? "exclusiveMaximum" : "maximum"] = Bound(rules.Max);
        }

        return schema;
    }

    private static JsonNode Bound(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? (JsonNode)(long)value
        : value;

    private static JsonObject OfText(SettingAttribute rules) =>
        rules.OneOf is { } names ? OneOf(names) : OfForm(rules.Form);

    private static JsonObject OfForm(TextForm form) => form switch
    {
        TextForm.Name => Text(TextPatterns.Name),
        TextForm.Label => Text(TextPatterns.Label),
        TextForm.Digest => Text(TextPatterns.Digest),
        TextForm.Device => Text($"({string.Join('|', TextRules.Devices)}|{TextPatterns.Gpu})"),
        _ => new JsonObject { ["type"] = "string", ["pattern"] = "\\S" },
    };

    private static JsonObject Text(string pattern) =>
        new() { ["type"] = "string", ["pattern"] = $"^{pattern}$" };
}
