namespace CgAT.Core.Numerics;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3" (SC 2011), section 3.3: ten rounds of
/// (c0, c1, c2, c3) := (hi(M1 c2) ^ c1 ^ k0, lo(M1 c2), hi(M0 c0) ^ c3 ^ k1, lo(M0 c0)), the key raised by the Weyl
/// constants between rounds. A block is a pure function of its counter and key, so there is no state to save.
/// </summary>
public static class Philox4x32
{
    /// <summary>The number of 32-bit words in a counter and in a block.</summary>
    public const int Words = 4;

    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four random words of a counter of four words under a key of two.</summary>
    public static uint[] Block(IReadOnlyList<uint> counter, IReadOnlyList<uint> key)
    {
        ArgumentNullException.ThrowIfNull(counter);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNotEqual(counter.Count, Words, nameof(counter));
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Count, 2, nameof(key));
        var words = new uint[Words];
        Fill(words, counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
        return words;
    }

    /// <summary>Writes the four random words of a counter under a key to the start of the destination.</summary>
    internal static void Fill(Span<uint> destination, uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }

        destination[3] = c3;
        destination[2] = c2;
        destination[1] = c1;
        destination[0] = c0;
    }
}
