using System.Text.Json;
using CgAT.Core.Retrieval;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Retrieval;

/// <summary>
/// A case of the rankings in metrics_extra.json: its inputs as packed codes, and what stands beside them.
/// </summary>
internal sealed record GoldenRankingCase(
    string Name, PackedCodes Queries, LabelMasks QueryLabels, PackedCodes Database, LabelMasks DatabaseLabels,
    JsonElement Recorded)
{
    public const string File = "metrics_extra.json";

    public static IReadOnlyList<GoldenRankingCase> ReadAll() =>
        [.. GoldenFile.Read(File).GetProperty("ranking").EnumerateArray().Select(Read)];

    /// <summary>Pairs of a depth and a value whose names begin so; none if there are none.</summary>
    public static IReadOnlyList<(double Depth, double Value)> Pairs(JsonElement recorded, string name) =>
    [
        .. recorded.EnumerateObject()
            .Where(property => property.Name.StartsWith(name, StringComparison.Ordinal))
            .Where(property => property.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(property => property.Value.EnumerateArray())
            .Select(pair => (pair[0].GetDouble(), pair[1].GetDouble())),
    ];

    /// <summary>Measures at these depths; the k of AP@k is one of several that are recorded.</summary>
    public IReadOnlyList<QueryMetrics> Measure(IEnumerable<double> levels, IEnumerable<int> cutoffs, int? k = null) =>
        RetrievalMetrics.Measure(Queries, QueryLabels, Database, DatabaseLabels, new RetrievalDepths
        {
            K = k,
            NdcgK = k,
            RecallLevels = [.. levels],
            Cutoffs = [.. cutoffs],
        });

    private static GoldenRankingCase Read(JsonElement recorded)
    {
        var name = recorded.GetProperty("name").GetString()!;
        if (recorded.TryGetProperty("relevant_by_distance", out var relevant))
        {
            return ByDistance(name, [.. relevant.EnumerateArray().Select(item => item.GetInt32() == 1)], recorded);
        }

        return new GoldenRankingCase(
            name, Codes(recorded, "qB"), Labels(recorded, "queryL"), Codes(recorded, "rB"),
            Labels(recorded, "retrievalL"), recorded);
    }

    // The query has ones alone, and item i differs from it in its first i bits.
    private static GoldenRankingCase ByDistance(string name, bool[] relevant, JsonElement recorded)
    {
        var bits = relevant.Length - 1;
        var signs = new float[relevant.Length, bits];
        for (var item = 0; item < relevant.Length; item++)
        {
            for (var bit = 0; bit < bits; bit++)
            {
                signs[item, bit] = bit < item ? -1 : 1;
            }
        }

        using var codes = TorchSharp.torch.tensor(signs);
        using var query = TorchSharp.torch.ones(1, bits);
        return new GoldenRankingCase(
            name, PackedCodes.FromTensor(query), LabelMasks.FromIndices([[0]], 1), PackedCodes.FromTensor(codes),
            LabelMasks.FromIndices([.. relevant.Select(hit => Enumerable.Repeat(0, hit ? 1 : 0).ToArray())], 1),
            recorded);
    }

    private static PackedCodes Codes(JsonElement recorded, string name)
    {
        using var tensor = GoldenFile.Tensor(recorded.GetProperty(name));
        return PackedCodes.FromTensor(tensor);
    }

    private static LabelMasks Labels(JsonElement recorded, string name)
    {
        using var tensor = GoldenFile.Tensor(recorded.GetProperty(name));
        return LabelMasks.FromTensor(tensor);
    }
}
