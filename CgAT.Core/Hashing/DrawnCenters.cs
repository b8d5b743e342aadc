using System.Numerics;
using CgAT.Core.Numerics;

namespace CgAT.Core.Hashing;

/// <summary>The codes that methods with class centers give to classes, row by row, of -1 and +1.</summary>
internal static class DrawnCenters
{
    private const int Redraws = 20;

    /// <summary>
    /// CSQ's centers (Yuan et al., CVPR 2020, algorithm 1): the first classes get the rows of Sylvester's Hadamard
    /// matrix H_K and of -H_K, H_ij = (-1)^(number of ones in i AND j), of which two differ in K/2 bits or in all.
    /// Where there are more than 2 K classes, the others get random codes with K/2 minus signs, drawn up to 20 times
    /// until all differ in more than K/4 bits and on average in K/2. Where K is no power of two there is no such
    /// matrix, and all codes are random, as the paper has it; the official code fails.
    /// </summary>
    public static float[,] Hadamard(KeyedStream stream, int classes, int bits)
    {
        var centers = new float[classes, bits];
        var rows = BitOperations.IsPow2(bits) ? Math.Min(classes, 2 * bits) : 0;
        for (var row = 0; row < rows; row++)
        {
            for (var bit = 0; bit < bits; bit++)
            {
                var odd = BitOperations.PopCount((uint)((row % bits) & bit)) % 2 == 1;
                centers[row, bit] = odd == (row < bits) ? -1 : 1;
            }
        }

        for (var draw = 0; draw < Redraws && rows < classes; draw++)
        {
            FillBalanced(centers, rows, stream, draw);
            if (AreApart(centers))
            {
                break;
            }
        }

        return centers;
    }

    /// <summary>DPN's centers: random codes with K/2 minus signs, rounded down.</summary>
    public static float[,] Balanced(KeyedStream stream, int classes, int bits)
    {
        var centers = new float[classes, bits];
        FillBalanced(centers, 0, stream, draw: 0);
        return centers;
    }

    /// <summary>OrthoHash's codebook: every sign is as likely as the other.</summary>
    public static float[,] Bernoulli(KeyedStream stream, int classes, int bits)
    {
        var centers = new float[classes, bits];
        for (var row = 0; row < classes; row++)
        {
            var draws = stream.Uniform(bits, 0, 0, row);
            for (var bit = 0; bit < bits; bit++)
            {
                centers[row, bit] = draws[bit] < 0.5f ? -1 : 1;
            }
        }

        return centers;
    }

    private static void FillBalanced(float[,] centers, int from, KeyedStream stream, int draw)
    {
        var (classes, bits) = (centers.GetLength(0), centers.GetLength(1));
        for (var row = from; row < classes; row++)
        {
            var order = KeyedPermutation.Of(stream, (draw * classes) + row, bits);
            for (var place = 0; place < bits; place++)
            {
                centers[row, order[place]] = place < bits / 2 ? -1 : 1;
            }
        }
    }

    private static bool AreApart(float[,] centers)
    {
        var (classes, bits) = (centers.GetLength(0), centers.GetLength(1));
        var distances = new List<int>();
        for (var row = 0; row < classes; row++)
        {
            for (var other = 0; other < row; other++)
            {
                distances.Add(Enumerable.Range(0, bits).Count(bit => centers[row, bit] != centers[other, bit]));
            }
        }

        return distances.Count == 0 || (distances.Min() > bits / 4.0 && distances.Average() >= bits / 2.0);
    }
}
