namespace CgAT.Core.Numerics;

/// <summary>Whole numbers out of keyed streams, each equally likely.</summary>
public static class KeyedDraws
{
    /// <summary>
    /// <paramref name="count"/> numbers of an address, from 0 below <paramref name="bound"/>, by Lemire's method as
    /// in <see cref="KeyedPermutation"/>. A longer draw begins with the shorter one.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="bound">At least 1.</param>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="epoch">Of the address; not negative.</param>
    /// <param name="step">Of the address; not negative.</param>
    /// <param name="sample">Of the address; not negative.</param>
    public static int[] Below(this KeyedStream stream, int bound, int count, int epoch, int step, int sample)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        var rejected = unchecked(0u - (uint)bound) % (uint)bound;
        var numbers = new int[count];
        var (made, used) = (0, 0u);
        uint[] words = [];
        while (made < count)
        {
            if (used % Philox4x32.Words == 0)
            {
                words = stream.Block((uint)epoch, (uint)step, (uint)sample, used / Philox4x32.Words);
            }

            var product = (ulong)words[(int)(used % Philox4x32.Words)] * (uint)bound;
            used++;
            if ((uint)product >= rejected)
            {
                numbers[made] = (int)(product >> 32);
                made++;
            }
        }

        return numbers;
    }
}
