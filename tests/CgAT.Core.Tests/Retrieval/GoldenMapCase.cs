using System.Text.Json;
using CgAT.Core.Retrieval;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Retrieval;

/// <summary>A case of map.json: the inputs as packed codes, and the recorded values by depth.</summary>
internal sealed record GoldenMapCase(
    string Name, JsonElement QueryCodes, PackedCodes Queries, LabelMasks QueryLabels, PackedCodes Database,
    LabelMasks DatabaseLabels, bool HasTies, double CalcMap,
    IReadOnlyDictionary<string, GoldenMapCase.Values> ByDepth)
{
    /// <summary>The depth that stands for the whole list; the others are numbers.</summary>
    public const string Full = "full";

    public static IReadOnlyList<GoldenMapCase> ReadAll() =>
        [.. GoldenFile.Read("map.json").GetProperty("cases").EnumerateArray().Select(Read)];

    private static GoldenMapCase Read(JsonElement element)
    {
        var depths = element.GetProperty("topk").EnumerateObject().ToDictionary(top => top.Name, top => Read(top));
        depths[Full] = Read(element.EnumerateObject().Single(property => property.Name == Full));
        return new GoldenMapCase(
            element.GetProperty("name").GetString()!,
            element.GetProperty("qB"),
            Codes(element.GetProperty("qB")),
            Labels(element.GetProperty("queryL")),
            Codes(element.GetProperty("rB")),
            Labels(element.GetProperty("retrievalL")),
            AnyTies(element.GetProperty("qB"), element.GetProperty("rB")),
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
        using var tensor = GoldenFile.Tensor(rows);
        return PackedCodes.FromTensor(tensor);
    }

    private static LabelMasks Labels(JsonElement rows)
    {
        using var tensor = GoldenFile.Tensor(rows);
        return LabelMasks.FromTensor(tensor);
    }

    // Whether two items are equally far from a query: the distance is half of bits less the dot product.
    private static bool AnyTies(JsonElement queries, JsonElement database)
    {
        using var scope = torch.NewDisposeScope();
        var products = TensorAssert.Values(GoldenFile.Tensor(queries).matmul(GoldenFile.Tensor(database).t()));
        return products.Chunk(database.GetArrayLength()).Any(query => query.Distinct().Count() < query.Length);
    }

    internal sealed record Values(
        double? CalcTopMap, double Stable, double RelevantFirst, double RelevantLast, double MonteCarlo,
        double StandardError, double? Exact);
}
