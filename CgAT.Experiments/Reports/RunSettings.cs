using System.Text.Json.Nodes;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reports;

/// <summary>The settings of runs, as the table 'runs' holds them, side by side.</summary>
internal static class RunSettings
{
    /// <summary>Those that two runs do not have alike, by their paths in the spec: attack[0].epsilon.</summary>
    public static IReadOnlyList<SpecDifference> Differences(string first, string second)
    {
        var (before, after) = (Flat(first), Flat(second));
        return
        [
            .. before.Keys.Union(after.Keys)
                .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
                .Order(StringComparer.Ordinal)
                .Select(path => new SpecDifference
                {
                    Path = path,
                    Before = before.GetValueOrDefault(path),
                    After = after.GetValueOrDefault(path),
                    Cosmetic = false,
                }),
        ];
    }

    /// <summary>All of a run, as JSON, by their paths.</summary>
    public static Dictionary<string, string> Flat(string settings) =>
        Leaves("", JsonNode.Parse(settings)).ToDictionary(leaf => leaf.Path, leaf => leaf.Value);

    private static IEnumerable<(string Path, string Value)> Leaves(string path, JsonNode? node) => node switch
    {
        JsonObject table => table.SelectMany(
            each => Leaves(path.Length == 0 ? each.Key : $"{path}.{each.Key}", each.Value)),
        JsonArray list when list.OfType<JsonObject>().Any() => list.SelectMany(
            (item, at) => Leaves($"{path}[{at}]", item)),
        null => [(path, "null")],
        _ => [(path, node.ToJsonString())],
    };
}
