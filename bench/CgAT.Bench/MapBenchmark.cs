using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;

namespace CgAT.Bench;

/// <summary>
/// Ranking of a database for many queries and all retrieval metrics, with ties in every way: the sizes of MS-COCO's
/// evaluation unless other ones are given. Random codes and labels, three an item on average, as the yardstick has.
/// </summary>
internal static class MapBenchmark
{
    private const double LabelsOfAnItem = 3;

    public static IReadOnlyDictionary<string, object> Run(Options options)
    {
        var (queries, items) = (options.Whole("queries", 5_000), options.Whole("items", 117_218));
        var (bits, classes) = (options.Whole("bits", 64), options.Whole("classes", 80));
        var (warmUp, repeats) = (options.Whole("warmup", 1), options.Whole("repeats", 5));
        var k = options.Whole("k", 5_000);
        var depths = RetrievalDepths.Saat with { K = k, NdcgK = k };
        var stream = KeyedStream.Create(0, "bench");
        var (queryCodes, databaseCodes) = (Codes(stream, 0, queries, bits), Codes(stream, 1, items, bits));
        var (queryLabels, databaseLabels) = (Labels(stream, 2, queries, classes), Labels(stream, 3, items, classes));

        IReadOnlyList<QueryMetrics> measured = [];
        void Work()
        {
            measured = [];
            measured = RetrievalMetrics.Measure(queryCodes, queryLabels, databaseCodes, databaseLabels, depths);
        }

        var extra = Measure.ExtraMemory(Work);
        var processor = Environment.CpuUsage.TotalTime;
        var seconds = Measure.Median(Measure.Seconds(warmUp, repeats, Work));
        processor = Environment.CpuUsage.TotalTime - processor;
        return new Dictionary<string, object>
        {
            ["seconds"] = seconds,
            ["seconds_a_query"] = seconds / queries,
            ["processor_seconds"] = processor.TotalSeconds / (warmUp + repeats),
            ["map"] = MeanMetric.From(measured, query => query.AveragePrecisionAtK.Tied()).Value ?? double.NaN,
            ["extra_mib"] = (object?)extra ?? "unknown",
            ["peak_mib"] = (object?)Measure.PeakMemory() ?? "unknown",
        };
    }

    private static PackedCodes Codes(KeyedStream stream, int part, int count, int bits)
    {
        var wordsPerCode = (bits + 63) / 64;
        var last = bits % 64 == 0 ? ulong.MaxValue : (1UL << (bits % 64)) - 1;
        var words = new ulong[count * wordsPerCode];
        for (var at = 0; at < words.Length; at++)
        {
            var drawn = stream.Block((uint)part, 0, 0, (uint)at);
            var used = at % wordsPerCode == wordsPerCode - 1 ? last : ulong.MaxValue;
            words[at] = (((ulong)drawn[0] << 32) | drawn[1]) & used;
        }

        return PackedCodes.FromWords(words, bits);
    }

    private static LabelMasks Labels(KeyedStream stream, int part, int count, int classes)
    {
        var chance = LabelsOfAnItem / classes;
        return LabelMasks.FromIndices([.. Enumerable.Range(0, count).Select(Own)], classes);

        IReadOnlyList<int> Own(int item)
        {
            var drawn = stream.Uniform(classes, part, 0, item);
            return [.. Enumerable.Range(0, classes).Where(label => drawn[label] < chance)];
        }
    }
}
