using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CgAT.Core.Retrieval;

/// <summary>
/// The nearest k items of a range of the database, ties by position. Items are looked at in order, and once k are kept
/// only one that is nearer than the farthest of them counts: of tied items those seen before win. So nearly all items
/// cost one comparison.
/// </summary>
internal sealed class NearestItems(int bits, int k)
{
    private readonly List<int>[] byDistance = [.. Enumerable.Range(0, bits + 1).Select(_ => new List<int>())];
    private int kept;
    private int farthest = bits;

    /// <summary>What was kept, nearest first; at least k items, if there were as many, but not always only k.</summary>
    public IEnumerable<Neighbor> Found =>
        byDistance.SelectMany((items, distance) => items.Select(item => new Neighbor(item, distance)));

    private int Limit => kept < k ? byDistance.Length : farthest;

    /// <summary>Looks at items, which come after all that it has seen.</summary>
    public void Scan(ReadOnlySpan<ulong> code, PackedCodes database, int start, int count)
    {
        var words = database.Range(start, count);
        if (code.Length > 1)
        {
            ScanLong(code, words, start);
            return;
        }

        for (var at = NextBelow(words, code[0], 0, Limit); at < count; at = NextBelow(words, code[0], at + 1, Limit))
        {
            Keep(start + at, BitOperations.PopCount(words[at] ^ code[0]));
        }
    }

    private void ScanLong(ReadOnlySpan<ulong> code, ReadOnlySpan<ulong> words, int start)
    {
        for (var at = 0; at < words.Length; at += code.Length)
        {
            var distance = BitRows.Distance(code, words.Slice(at, code.Length));
            if (distance < Limit)
            {
                Keep(start + (at / code.Length), distance);
            }
        }
    }

    private void Keep(int item, int distance)
    {
        byDistance[distance].Add(item);
        kept++;
        while (kept - byDistance[farthest].Count >= k)
        {
            kept -= byDistance[farthest].Count;
            byDistance[farthest].Clear();
            farthest--;
        }
    }

    // The first place from one on whose word differs from the given one in fewer bits than the limit, or the length.
    private static int NextBelow(ReadOnlySpan<ulong> words, ulong word, int from, int limit)
    {
        if (Avx2.IsSupported)
        {
            from = SkipFar(words, word, from, limit);
        }

        while (from < words.Length && BitOperations.PopCount(words[from] ^ word) >= limit)
        {
            from++;
        }

        return from;
    }

    // Passes over eight words at a time as long as all are as far as the limit or farther.
    private static int SkipFar(ReadOnlySpan<ulong> words, ulong word, int from, int limit)
    {
        const int step = 8;
        var (mine, least) = (Vector256.Create(word), Vector256.Create((long)limit));
        for (; from + step <= words.Length; from += step)
        {
            var first = BitCounts.Of(Vector256.Create(words[from..]) ^ mine).AsInt64();
            var second = BitCounts.Of(Vector256.Create(words[(from + (step / 2))..]) ^ mine).AsInt64();
            if ((Vector256.LessThan(first, least) | Vector256.LessThan(second, least)) != Vector256<long>.Zero)
            {
                break;
            }
        }

        return from;
    }
}
