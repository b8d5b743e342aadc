using System.Text.Json.Nodes;
using Tomlyn;
using Tomlyn.Model;

namespace CgAT.Experiments.Tests.Specs.Schema;

/// <summary>TOML as JSON, as an editor sees it that checks one by a schema of the other.</summary>
internal static class TomlJson
{
    public static JsonNode Of(string toml) => Node(TomlSerializer.Deserialize<TomlTable>(toml));

    private static JsonNode Node(object? value) => value switch
    {
        TomlTable table => new JsonObject(table.Select(
            pair => new KeyValuePair<string, JsonNode?>(pair.Key, Node(pair.Value)))),
        TomlTableArray tables => new JsonArray([.. tables.Select(Node)]),
        TomlArray list => new JsonArray([.. list.Select(Node)]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long whole => JsonValue.Create(whole),
        double number => JsonValue.Create(number),
        _ => throw new NotSupportedException($"no JSON for {value?.GetType().Name ?? "nothing"}"),
    };
}
