using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CgAT.Core.Retrieval;

/// <summary>
/// One query against very many codes, without labels and without an order of all of them. The database is split into
/// stretches that threads read once from front to back, at about the pace of the memory; results do not depend on the
/// split.
/// </summary>
public static class DatabaseScan
{
    private const int StretchesAThread = 4;

    // Two to the power of this is more than the bits of a word.
    private const int PairShift = 7;

    /// <summary>
    /// The nearest <paramref name="k"/> items, from 1, or all where there are fewer: nearest first, ties by position.
    /// A query that is not there and a k below 1 throw an <see cref="ArgumentOutOfRangeException"/>, codes of another
    /// length an <see cref="ArgumentException"/>.
    /// </summary>
    public static IReadOnlyList<Neighbor> Nearest(PackedCodes queries, int query, PackedCodes database, int k)
    {
        RequireQuery(queries, query, database);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var found = EachStretch(database, (start, count) =>
        {
            var nearest = new NearestItems(database.Bits, k);
            nearest.Scan(queries.Code(query), database, start, count);
            return nearest;
        });
        return
        [
            .. found.SelectMany(nearest => nearest.Found)
                .OrderBy(neighbor => neighbor.Distance).ThenBy(neighbor => neighbor.Item)
                .Take(k),
        ];
    }

    /// <summary>How many items lie at each distance, 0 to the number of bits. Errors are as for Nearest.</summary>
    public static IReadOnlyList<int> Histogram(PackedCodes queries, int query, PackedCodes database)
    {
        RequireQuery(queries, query, database);
        var counts = EachStretch(
            database, (start, count) => Count(queries.Code(query), database.Range(start, count), database.Bits));
        return [.. Enumerable.Range(0, database.Bits + 1).Select(distance => counts.Sum(part => part[distance]))];
    }

    private static int[] Count(ReadOnlySpan<ulong> code, ReadOnlySpan<ulong> words, int bits)
    {
        var counts = new int[bits + 1];
        var at = code.Length == 1 ? CountWords(code[0], words, counts) : 0;
        for (; at < words.Length; at += code.Length)
        {
            counts[BitRows.Distance(code, words.Slice(at, code.Length))]++;
        }

        return counts;
    }

    // Two words count as one pair of distances: half as many counters to load and store, and neighbours that are
    // equally far seldom wait for the same one. Returns how many words it counted.
    private static int CountWords(ulong code, ReadOnlySpan<ulong> words, Span<int> counts)
    {
        Span<int> pairs = stackalloc int[(BitRows.WordBits + 1) << PairShift];
        ref var firstPair = ref MemoryMarshal.GetReference(pairs);
        var at = 0;
        for (; at + 4 <= words.Length; at += 4)
        {
            var four = words.Slice(at, 4);
            Unsafe.Add(ref firstPair, Pair(four[0] ^ code, four[1] ^ code))++;
            Unsafe.Add(ref firstPair, Pair(four[2] ^ code, four[3] ^ code))++;
        }

        for (var pair = 0; pair < pairs.Length; pair++)
        {
            if (pairs[pair] > 0)
            {
                counts[pair & ((1 << PairShift) - 1)] += pairs[pair];
                counts[pair >> PairShift] += pairs[pair];
            }
        }

        return at;
    }

    private static uint Pair(ulong first, ulong second) =>
        (uint)BitOperations.PopCount(first) | ((uint)BitOperations.PopCount(second) << PairShift);

    private static T[] EachStretch<T>(PackedCodes database, Func<int, int, T> scan)
    {
        var stretches = Math.Clamp(database.Count, 1, StretchesAThread * Environment.ProcessorCount);
        var results = new T[stretches];
        Parallel.For(0, stretches, stretch =>
        {
            var start = (int)((long)database.Count * stretch / stretches);
            var end = (int)((long)database.Count * (stretch + 1) / stretches);
            results[stretch] = scan(start, end - start);
        });
        return results;
    }

    private static void RequireQuery(PackedCodes queries, int query, PackedCodes database)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentOutOfRangeException.ThrowIfNegative(query);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(query, queries.Count);
        queries.RequireSameBits(database);
    }
}
