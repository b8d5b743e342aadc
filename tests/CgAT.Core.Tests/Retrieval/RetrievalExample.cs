using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

/// <summary>Codes and labels of queries and a database, made from a seed by a linear congruential generator.</summary>
internal sealed record RetrievalExample(
    PackedCodes Queries, LabelMasks QueryLabels, PackedCodes Database, LabelMasks DatabaseLabels)
{
    public IReadOnlyList<AveragePrecision> AveragePrecisions(int? k) =>
        RetrievalMetrics.AveragePrecisions(Queries, QueryLabels, Database, DatabaseLabels, k);

    public IReadOnlyList<QueryMetrics> Measure(RetrievalDepths depths) =>
        RetrievalMetrics.Measure(Queries, QueryLabels, Database, DatabaseLabels, depths);

    /// <summary>Random codes; one label of <paramref name="classes"/> an item, or none for every fifth.</summary>
    public static RetrievalExample Random(int seed, int queries, int items, int bits, int classes)
    {
        var state = (ulong)(uint)seed;
        return new RetrievalExample(Codes(queries), Labels(queries), Codes(items), Labels(items));

        uint Next()
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (uint)(state >> 33);
        }

        PackedCodes Codes(int count)
        {
            var values = Enumerable.Range(0, count * bits).Select(_ => Next() % 2 == 0 ? 1f : -1f).ToArray();
            using var tensor = TorchSharp.torch.tensor(values, [count, bits]);
            return PackedCodes.FromTensor(tensor);
        }

        LabelMasks Labels(int count) => LabelMasks.FromIndices(
            [.. Enumerable.Range(0, count).Select(_ => Next() % 5 == 0 ? [] : new[] { (int)(Next() % classes) })],
            classes);
    }

    /// <summary>One query with all bits clear, and for each item its distance, at most 63, and relevance.</summary>
    public static RetrievalExample OneQuery(IReadOnlyList<(int Distance, bool Relevant)> items, int bits) => new(
        PackedCodes.FromWords([0], bits),
        LabelMasks.FromIndices([[0]], 2),
        PackedCodes.FromWords([.. items.Select(item => (1UL << item.Distance) - 1)], bits),
        LabelMasks.FromIndices([.. items.Select(item => new[] { item.Relevant ? 0 : 1 })], 2));

    /// <summary>
    /// One query with all bits clear, and for each item its distance, at most 63, and how many of the query's
    /// <paramref name="most"/> labels it shares.
    /// </summary>
    public static RetrievalExample OneQueryWithGains(
        IReadOnlyList<(int Distance, int Gain)> items, int bits, int most) => new(
        PackedCodes.FromWords([0], bits),
        LabelMasks.FromIndices([[.. Enumerable.Range(0, most)]], most + 1),
        PackedCodes.FromWords([.. items.Select(item => (1UL << item.Distance) - 1)], bits),
        LabelMasks.FromIndices([.. items.Select(item => (int[])[.. Enumerable.Range(0, item.Gain), most])], most + 1));
}
