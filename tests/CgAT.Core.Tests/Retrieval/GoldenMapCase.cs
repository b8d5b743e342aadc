using System.Text.Json;
using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

/// <summary>A case of map.json: the inputs as packed codes, and the recorded values by depth.</summary>
internal sealed record GoldenMapCase(
    string Name, JsonElement QueryCodes, PackedCodes Queries, LabelMasks QueryLabels, PackedCodes Database,
    LabelMasks DatabaseLabels, double CalcMap, IReadOnlyDictionary<string, GoldenMapCase.Values> ByDepth)
{
    /// <summary>The depth that stands for the whole list; the others are numbers.</summary>
    public const string Full = "full";

    public static IReadOnlyList<GoldenMapCase> ReadAll()
    {
        var folder = Environment.GetEnvironmentVariable("CGAT_GOLDEN") ?? Path.Combine(Root(), "tests", "golden");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "map.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Read)];
    }

    private static GoldenMapCase Read(JsonElement element)
    {
        var depths = element.GetProperty("topk").EnumerateObject().ToDictionary(top => top.Name, top => Read(top));
        depths[Full] = Read(element.EnumerateObject().Single(property => property.Name == Full));
        return new GoldenMapCase(
            element.GetProperty("name").GetString()!,
            element.GetProperty("qB").Clone(),
            Codes(element.GetProperty("qB")),
            Labels(element.GetProperty("queryL")),
            Codes(element.GetProperty("rB")),
            Labels(element.GetProperty("retrievalL")),
            element.GetProperty(nameof(CalcMap)).GetDouble(),
            depths);
    }

    private static Values Read(JsonProperty property)
    {
        var values = property.Value;
        var random = values.GetProperty("random_ties_monte_carlo");
        return new Values(
            values.TryGetProperty(nameof(Values.CalcTopMap), out var map) ? map.GetDouble() : null,
            values.GetProperty("stable_argsort").GetDouble(),
            values.GetProperty("best_ties (relevant first)").GetDouble(),
            values.GetProperty("worst_ties (relevant last)").GetDouble(),
            random.GetProperty("mean").GetDouble(),
            random.GetProperty("sem").GetDouble(),
            values.TryGetProperty("random_ties_exact_expectation", out var exact) ? exact.GetDouble() : null);
    }

    private static PackedCodes Codes(JsonElement rows)
    {
        using var tensor = Matrix(rows);
        return PackedCodes.FromTensor(tensor);
    }

    private static LabelMasks Labels(JsonElement rows)
    {
        using var tensor = Matrix(rows);
        return LabelMasks.FromTensor(tensor);
    }

    private static TorchSharp.torch.Tensor Matrix(JsonElement rows)
    {
        var values = rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle());
        return TorchSharp.torch.tensor(values.ToArray(), [rows.GetArrayLength(), rows[0].GetArrayLength()]);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CgAT.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests has CgAT.sln.");
    }

    internal sealed record Values(
        double? CalcTopMap, double Stable, double RelevantFirst, double RelevantLast, double MonteCarlo,
        double StandardError, double? Exact);
}
