using System.Numerics;

namespace CgAT.Core.Retrieval;

/// <summary>
/// One query against very many codes, without labels and without an order of all of them. The database is split into
/// stretches that threads read once from front to back, at about the pace of the memory; results do not depend on the
/// split.
/// </summary>
public static class DatabaseScan
{
    private const int StretchesAThread = 4;
    private const int Tables = 4;

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
        // Words in turn count into tables of their own: a counter is not waited for where neighbours are equally far.
        var stride = bits + 1;
        var counts = new int[Tables * stride];
        var at = 0;
        if (code.Length == 1)
        {
            var word = code[0];
            for (; at + Tables <= words.Length; at += Tables)
            {
                counts[BitOperations.PopCount(words[at] ^ word)]++;
                counts[stride + BitOperations.PopCount(words[at + 1] ^ word)]++;
                counts[(2 * stride) + BitOperations.PopCount(words[at + 2] ^ word)]++;
                counts[(3 * stride) + BitOperations.PopCount(words[at + 3] ^ word)]++;
            }
        }

        for (; at < words.Length; at += code.Length)
        {
            counts[BitRows.Distance(code, words.Slice(at, code.Length))]++;
        }

        return [.. Enumerable.Range(0, stride).Select(distance =>
            counts[distance] + counts[stride + distance] + counts[(2 * stride) + distance] + counts[(3 * stride) + distance])];
    }

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
