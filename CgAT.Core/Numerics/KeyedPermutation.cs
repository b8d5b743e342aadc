namespace CgAT.Core.Numerics;

/// <summary>
/// Orders as a function of (stream, epoch): Fisher-Yates from the last place down, each draw below a bound b made
/// without bias by Lemire's method ("Fast random integer generation in an interval", 2019): hi(b w), where w is drawn
/// again while lo(b w) &lt; 2^32 mod b.
/// </summary>
public static class KeyedPermutation
{
    /// <summary>
    /// A permutation of 0 ... <paramref name="count"/> - 1; all are equally likely. Neither number is negative.
    /// </summary>
    public static int[] Of(KeyedStream stream, int epoch, int count)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var order = new int[count];
        for (var place = 0; place < count; place++)
        {
            order[place] = place;
        }

        Span<uint> words = stackalloc uint[Philox4x32.Words];
        var used = 0u;
        for (var place = count - 1; place > 0; place--)
        {
            var bound = (uint)place + 1;
            var rejected = unchecked(0u - bound) % bound;
            ulong product;
            do
            {
                if (used % Philox4x32.Words == 0)
                {
                    stream.FillEpochBlock(words, (uint)epoch, used / Philox4x32.Words);
                }

                product = (ulong)words[(int)(used % Philox4x32.Words)] * bound;
                used++;
            }
            while ((uint)product < rejected);

            var other = (int)(product >> 32);
            (order[place], order[other]) = (order[other], order[place]);
        }

        return order;
    }
}
