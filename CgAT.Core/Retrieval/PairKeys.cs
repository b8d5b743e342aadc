using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CgAT.Core.Retrieval;

/// <summary>
/// Compares a query with items: a key an item, its Hamming distance in the lower 16 bits and the number of labels that
/// it shares with the query in the upper ones. With AVX2 four items at a time; the portable way gives the same keys.
/// </summary>
internal static class PairKeys
{
    /// <summary>The most bits, and the most labels of a query, that a key has room for.</summary>
    public const int Most = ushort.MaxValue;

    private const int SharedShift = 16;

    /// <summary>The Hamming distance in a key.</summary>
    public static int Distance(uint key) => (int)(key & ushort.MaxValue);

    /// <summary>The number of shared labels in a key; not 0 where the item is relevant.</summary>
    public static int Shared(uint key) => (int)(key >> SharedShift);

    /// <summary>Fills in the keys of the items from <paramref name="start"/> on.</summary>
    public static void Fill(
        ReadOnlySpan<ulong> code, ReadOnlySpan<ulong> labels, DatabaseColumns database, int start, Span<uint> keys)
    {
        var done = Avx2.IsSupported ? FillVectors(code, labels, database, start, keys) : 0;
        FillPortably(code, labels, database, start + done, keys[done..]);
    }

    /// <summary>As <see cref="Fill"/>, one item after the other on any processor.</summary>
    public static void FillPortably(
        ReadOnlySpan<ulong> code, ReadOnlySpan<ulong> labels, DatabaseColumns database, int start, Span<uint> keys)
    {
        keys.Clear();
        for (var word = 0; word < code.Length; word++)
        {
            var mine = code[word];
            var column = database.Codes.Column(word, start, keys.Length);
            for (var item = 0; item < column.Length; item++)
            {
                keys[item] += (uint)BitOperations.PopCount(mine ^ column[item]);
            }
        }

        for (var word = 0; word < labels.Length; word++)
        {
            var mine = labels[word];
            var column = database.Labels.Column(word, start, keys.Length);
            for (var item = 0; item < column.Length; item++)
            {
                keys[item] += (uint)BitOperations.PopCount(mine & column[item]) << SharedShift;
            }
        }
    }

    // Returns how many keys it filled in: as many as whole vectors hold.
    private static int FillVectors(
        ReadOnlySpan<ulong> code, ReadOnlySpan<ulong> labels, DatabaseColumns database, int start, Span<uint> keys)
    {
        if (code.Length == 1 && labels.Length <= 2)
        {
            return FillShort(code[0], labels, database, start, keys);
        }

        var whole = keys.Length - (keys.Length % Vector256<ulong>.Count);
        keys[..whole].Clear();
        for (var word = 0; word < code.Length; word++)
        {
            var mine = Vector256.Create(code[word]);
            var column = database.Codes.Column(word, start, whole);
            for (var item = 0; item < whole; item += Vector256<ulong>.Count)
            {
                Add(BitCounts.Of(Vector256.Create(column[item..]) ^ mine), keys[item..]);
            }
        }

        for (var word = 0; word < labels.Length; word++)
        {
            var mine = Vector256.Create(labels[word]);
            var column = database.Labels.Column(word, start, whole);
            for (var item = 0; item < whole; item += Vector256<ulong>.Count)
            {
                Add(BitCounts.Of(Vector256.Create(column[item..]) & mine) << SharedShift, keys[item..]);
            }
        }

        return whole;
    }

    // Codes of up to 64 bits and up to 128 classes, as nearly all are: without a way through memory for each word.
    private static int FillShort(
        ulong code, ReadOnlySpan<ulong> labels, DatabaseColumns database, int start, Span<uint> keys)
    {
        var whole = keys.Length - (keys.Length % Vector256<ulong>.Count);
        var (mine, first, second) = (
            Vector256.Create(code), Vector256.Create(labels[0]), Vector256.Create(labels[^1]));
        if (labels.Length == 1)
        {
            second = Vector256<ulong>.Zero;
        }

        var codes = database.Codes.Column(0, start, whole);
        var firsts = database.Labels.Column(0, start, whole);
        var seconds = database.Labels.Column(labels.Length - 1, start, whole);
        for (var item = 0; item < whole; item += Vector256<ulong>.Count)
        {
            var distances = BitCounts.Of(Vector256.Create(codes[item..]) ^ mine);
            var shared = BitCounts.Of(Vector256.Create(firsts[item..]) & first)
                + BitCounts.Of(Vector256.Create(seconds[item..]) & second);
            Narrow(distances | (shared << SharedShift)).CopyTo(keys[item..]);
        }

        return whole;
    }

    private static void Add(Vector256<ulong> counts, Span<uint> keys) =>
        (Vector128.Create((ReadOnlySpan<uint>)keys) + Narrow(counts)).CopyTo(keys);

    private static Vector128<uint> Narrow(Vector256<ulong> values) =>
        Vector128.Narrow(values.GetLower(), values.GetUpper());
}
