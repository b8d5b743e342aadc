using System.Numerics;
using static TorchSharp.torch;

namespace CgAT.Core.Retrieval;

/// <summary>
/// Rows of bits in 64-bit words, row after row: bit b of row i is bit b mod 64 of word i * WordsFor(bits) + b / 64.
/// What a row leaves of its last word is 0, so that counting bits needs no mask.
/// </summary>
internal static class BitRows
{
    public const int WordBits = 64;

    public static int WordsFor(int bits) => (bits + WordBits - 1) / WordBits;

    /// <summary>Packs a boolean tensor of shape [count, bits], which may lie on any device.</summary>
    public static ulong[] Pack(Tensor rows)
    {
        var count = checked((int)rows.shape[0]);
        var bits = checked((int)rows.shape[1]);
        var wordsPerRow = WordsFor(bits);
        var words = new ulong[checked(count * wordsPerRow)];
        using var scope = NewDisposeScope();
        ReadOnlySpan<byte> values = rows.cpu().contiguous().bytes;
        for (var row = 0; row < count; row++)
        {
            var source = values.Slice(row * bits, bits);
            var target = words.AsSpan(row * wordsPerRow, wordsPerRow);
            for (var bit = 0; bit < bits; bit++)
            {
                target[bit / WordBits] |= (ulong)source[bit] << (bit % WordBits);
            }
        }

        return words;
    }

    /// <summary>How many bits of a row are set.</summary>
    public static int Count(ReadOnlySpan<ulong> row)
    {
        var count = 0;
        foreach (var word in row)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>In how many bits two rows of equal length differ.</summary>
    public static int Distance(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second)
    {
        var distance = 0;
        for (var word = 0; word < first.Length; word++)
        {
            distance += BitOperations.PopCount(first[word] ^ second[word]);
        }

        return distance;
    }

    /// <summary>Whether some bit is set in both of two rows of equal length.</summary>
    public static bool Share(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second)
    {
        var common = 0UL;
        for (var word = 0; word < first.Length; word++)
        {
            common |= first[word] & second[word];
        }

        return common != 0;
    }
}
