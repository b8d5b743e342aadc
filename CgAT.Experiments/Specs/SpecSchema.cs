using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Schema;
using CgAT.Experiments.Specs.Sweeps;

namespace CgAT.Experiments.Specs;

/// <summary>
/// The spec language as JSON Schema (2020-12), by which editors complete and check specs while they are written. It
/// knows what stands in one file; what only reading tells, such as two equal labels, it lets pass.
/// </summary>
public static class SpecSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, indented.</summary>
    public static string ToJson()
    {
        var tables = new SchemaTables();
        var whole = tables.Complete(typeof(ExperimentSpec), "spec");
        var inPart = tables.Partial(typeof(ExperimentSpec), "spec");
        var extends = new JsonObject { ["required"] = new JsonArray(LanguageKeys.Extends) };
        Add(tables.Definitions["spec"]!, LanguageKeys.Sweep, Sweep());
        Add(tables.Definitions["spec.part"]!, LanguageKeys.Sweep, Sweep());
        Add(tables.Definitions["spec.part"]!, LanguageKeys.Extends, new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = "\\S",
            ["description"] = "The spec that this one changes, relative to the folder of this one",
        });
        foreach (var (name, schema) in SweepDefinitions())
        {
            tables.Definitions[name] = schema;
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A CgAT spec",

            // Not one of two schemas: of that, editors could only say that the whole file is neither.
            ["allOf"] = new JsonArray(inPart, new JsonObject { ["if"] = extends, ["else"] = whole }),
            ["$defs"] = tables.Definitions,
        }.ToJsonString(Indented) + "\n";
    }

    private static void Add(JsonNode definition, string key, JsonObject schema) =>
        definition["properties"]![key] = schema;

    private static JsonObject Sweep() => new()
    {
        ["$ref"] = "#/$defs/sweep",
        ["description"] = "What is run in many variants, one run each",
    };

    private static IEnumerable<(string Name, JsonObject Schema)> SweepDefinitions()
    {
        const string grid = "The values of each setting, every one with every other: { \"hashing.bits\" = [16, 32] }";
        const string zip = "Axes by their names, each of several settings that go in step";
        const string include = "Further points, each a table of settings";
        const string exclude = "Points that are left out: those with all of the values of one of these tables";
        yield return ("sweep", new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [SweepKeys.Grid] = Described(Reference("sweep.lists"), grid),
                [SweepKeys.Zip] = Described(MapOf(Reference("sweep.lists")), zip),
                [SweepKeys.Include] = Described(ListOf(Reference("sweep.point")), include),
                [SweepKeys.Exclude] = Described(ListOf(Reference("sweep.point")), exclude),
            },
            ["additionalProperties"] = false,
        });
        var values = new JsonObject { ["type"] = "array", ["minItems"] = 1 };
        yield return ("sweep.lists", MapOf(AnyOf(values, Reference("sweep.lists"))));
        var value = new JsonObject { ["type"] = new JsonArray("boolean", "number", "string", "array") };
        yield return ("sweep.point", MapOf(AnyOf(value, Reference("sweep.point"))));
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject MapOf(JsonObject item) => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["additionalProperties"] = item,
    };

    private static JsonObject ListOf(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject AnyOf(params JsonNode[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };

    private static JsonObject Described(JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }
}
