using System.Numerics;
using System.Runtime.InteropServices;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;

namespace CgAT.Bench;

/// <summary>
/// One query against very many 64-bit codes, the nearest k and the histogram of distances, beside what bounds both: a
/// plain sum over the same words on as many threads. The three take turns.
/// </summary>
internal static class ScanBenchmark
{
    private const int Stretches = 8;

    public static IReadOnlyDictionary<string, object> Run(Options options)
    {
        var (count, k) = (options.Whole("codes", 100_000_000), options.Whole("k", 1_000));
        var (warmUp, repeats) = (options.Whole("warmup", 2), options.Whole("repeats", 15));
        var words = Words(count);
        var database = PackedCodes.FromWords(words, 64);
        var query = PackedCodes.FromWords([0x0123_4567_89AB_CDEF], 64);
        var works = new Dictionary<string, Action>
        {
            ["sum"] = () => Sum(words),
            ["nearest"] = () => DatabaseScan.Nearest(query, 0, database, k),
            ["histogram"] = () => DatabaseScan.Histogram(query, 0, database),
        };

        var times = works.Keys.ToDictionary(name => name, _ => new List<double>());
        for (var repeat = 0; repeat < warmUp + repeats; repeat++)
        {
            foreach (var (name, work) in works)
            {
                var seconds = Measure.Seconds(0, 1, work);
                times[name].AddRange(repeat < warmUp ? [] : seconds);
            }
        }

        var medians = times.ToDictionary(pair => pair.Key, pair => Measure.Median(pair.Value));
        var gigabytes = count * 8e-9;
        return new Dictionary<string, object>
        {
            ["seconds"] = medians,
            ["gigabytes_a_second"] = medians.ToDictionary(pair => pair.Key, pair => gigabytes / pair.Value),
            ["nearest_of_sum"] = medians["sum"] / medians["nearest"],
            ["histogram_of_sum"] = medians["sum"] / medians["histogram"],
        };
    }

    // Xorshift words (Marsaglia 2003) from a keyed seed: the keyed stream alone would take a minute for so many.
    private static ulong[] Words(int count)
    {
        var words = GC.AllocateUninitializedArray<ulong>(count);
        var drawn = KeyedStream.Create(0, "bench").Block(0, 0, 0, 0);
        var state = ((ulong)drawn[0] << 32) | drawn[1] | 1;
        for (var at = 0; at < count; at++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            words[at] = state;
        }

        return words;
    }

    private static ulong Sum(ulong[] words)
    {
        var sums = new ulong[Stretches];
        Parallel.For(0, Stretches, stretch =>
        {
            var start = (int)((long)words.Length * stretch / Stretches);
            var end = (int)((long)words.Length * (stretch + 1) / Stretches);
            sums[stretch] = Sum(words.AsSpan(start, end - start));
        });
        return sums.Aggregate((first, second) => first + second);
    }

    private static ulong Sum(ReadOnlySpan<ulong> words)
    {
        var vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(words);
        var (first, second) = (Vector<ulong>.Zero, Vector<ulong>.Zero);
        var at = 0;
        for (; at + 2 <= vectors.Length; at += 2)
        {
            first += vectors[at];
            second += vectors[at + 1];
        }

        var sum = Vector.Sum(first + second);
        for (var word = at * Vector<ulong>.Count; word < words.Length; word++)
        {
            sum += words[word];
        }

        return sum;
    }
}
