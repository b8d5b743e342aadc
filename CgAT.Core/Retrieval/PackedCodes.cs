using CgAT.Core.Numerics;
using static TorchSharp.torch;

namespace CgAT.Core.Retrieval;

/// <summary>
/// Hash codes with one bit a coordinate: a set bit is +1, a clear one -1. Bit b of code i is bit b mod 64 of word
/// i * <see cref="WordsPerCode"/> + b / 64, and the unused bits of a code's last word are 0. The tie rule is
/// sign(0) = +1, so a code always has two values a bit, whatever the network puts out. Immutable.
/// </summary>
public sealed class PackedCodes
{
    /// <summary>The most bits that a code can have.</summary>
    public const int MaxBits = ushort.MaxValue;

    private readonly ulong[] words;

    private PackedCodes(ulong[] words, int count, int bits)
    {
        this.words = words;
        Count = count;
        Bits = bits;
        WordsPerCode = BitRows.WordsFor(bits);
        Words = Array.AsReadOnly(words);
    }

    /// <summary>How many codes there are.</summary>
    public int Count { get; }

    /// <summary>The length K of each code, in bits.</summary>
    public int Bits { get; }

    /// <summary>How many 64-bit words a code takes.</summary>
    public int WordsPerCode { get; }

    /// <summary>The words of all codes, code after code.</summary>
    public IReadOnlyList<ulong> Words { get; }

    /// <summary>
    /// Packs a tensor of shape [N, K] by sign, on any device and of any real type; values of 0 or more are set bits.
    /// NaN, another rank, no columns or more than <see cref="MaxBits"/> throw an <see cref="ArgumentException"/>.
    /// </summary>
    public static PackedCodes FromTensor(Tensor codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.dim() != 2 || codes.shape[1] is < 1 or > MaxBits)
        {
            throw new ArgumentException(
                $"Codes need the shape [N, K] with K from 1 to {MaxBits}, not [{string.Join(", ", codes.shape)}].",
                nameof(codes));
        }

        using var scope = NewDisposeScope();
        if (codes.isnan().any().item<bool>())
        {
            throw new ArgumentException("Codes hold NaN, which has no sign.", nameof(codes));
        }

        // Compared before any conversion: a tiny negative double would round to -0 as a float and change its sign.
        return new PackedCodes(BitRows.Pack(codes.ge(0)), (int)codes.shape[0], (int)codes.shape[1]);
    }

    /// <summary>
    /// Takes codes of <paramref name="bits"/> bits that are packed already, laid out as <see cref="Words"/>. Throws an
    /// <see cref="ArgumentException"/> if the last code is cut off or a bit beyond a code's length is set.
    /// </summary>
    public static PackedCodes FromWords(IReadOnlyList<ulong> words, int bits)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, MaxBits);
        var wordsPerCode = BitRows.WordsFor(bits);
        if (words.Count % wordsPerCode != 0)
        {
            throw new ArgumentException(
                $"Codes of {bits} bits take {wordsPerCode} words each, which does not divide {words.Count} words.",
                nameof(words));
        }

        var unused = bits % BitRows.WordBits == 0 ? 0 : ulong.MaxValue << (bits % BitRows.WordBits);
        for (var last = wordsPerCode - 1; last < words.Count; last += wordsPerCode)
        {
            if ((words[last] & unused) != 0)
            {
                throw new ArgumentException(
                    $"Code {last / wordsPerCode} has a bit set beyond its {bits} bits.", nameof(words));
            }
        }

        return new PackedCodes([.. words], words.Count / wordsPerCode, bits);
    }

    /// <summary>The Hamming distance, 0 to <see cref="Bits"/>, of code i here and code j of codes as long.</summary>
    public int Distance(int i, PackedCodes other, int j)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSameBits(other);
        return BitRows.Distance(Code(i), other.Code(j));
    }

    /// <summary>The codes as an owned float32 tensor of -1 and +1, shape [N, K].</summary>
    public Tensor ToTensor(Device device)
    {
        var values = new float[checked(Count * Bits)];
        for (var at = 0; at < values.Length; at++)
        {
            var (code, bit) = Math.DivRem(at, Bits);
            var word = words[(code * WordsPerCode) + (bit / BitRows.WordBits)];
            values[at] = (word >> (bit % BitRows.WordBits) & 1) == 1 ? 1f : -1f;
        }

        return OwnMemory.Of(values, [Count, Bits], device);
    }

    /// <summary>Throws an <see cref="ArgumentException"/> unless the other codes are as long as these.</summary>
    internal void RequireSameBits(PackedCodes other)
    {
        if (other.Bits != Bits)
        {
            throw new ArgumentException(
                $"Codes of {Bits} and of {other.Bits} bits have no Hamming distance.", nameof(other));
        }
    }

    /// <summary>The words of all codes in columns.</summary>
    internal WordColumns Columns() => WordColumns.FromRows(words, WordsPerCode);

    /// <summary>The words of codes from <paramref name="start"/> on.</summary>
    internal ReadOnlySpan<ulong> Range(int start, int count) =>
        words.AsSpan(start * WordsPerCode, count * WordsPerCode);

    /// <summary>The words of one code.</summary>
    internal ReadOnlySpan<ulong> Code(int index) => Range(index, 1);
}
