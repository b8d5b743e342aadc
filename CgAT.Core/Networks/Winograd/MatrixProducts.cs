using System.Runtime.CompilerServices;

namespace CgAT.Core.Networks.Winograd;

/// <summary>Small products of matrices, that stay in the caches between two transforms.</summary>
internal static unsafe class MatrixProducts<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>How many columns a block has: those of two vectors.</summary>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TLanes.Count;
    }

    /// <summary>
    /// c[r, k] = Σ_s a[r, s] · b[s, k] for rows of an even number from four up, and the columns of two vectors, in the
    /// order of s; added to what is in c where <paramref name="adds"/> says so.
    /// </summary>
    public static void Rows(
        int rows,
        float* a,
        nint aRow,
        nint aStep,
        float* b,
        nint bStep,
        float* c,
        nint cRow,
        nint steps,
        bool adds)
    {
        var fours = rows % 6 == 0 ? 0 : rows % 6 == 4 ? 1 : 2;
        var sixes = (rows - (4 * fours)) / 6;
        for (; sixes > 0; sixes--)
        {
            Block<SixRows>(a, aRow, aStep, b, bStep, c, cRow, steps, adds);
            a += 6 * aRow;
            c += 6 * cRow;
        }

        for (; fours > 0; fours--)
        {
            Block<FourRows>(a, aRow, aStep, b, bStep, c, cRow, steps, adds);
            a += 4 * aRow;
            c += 4 * cRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TRows>(
        float* a, nint aRow, nint aStep, float* b, nint bStep, float* c, nint cRow, nint steps, bool adds)
        where TRows : struct, IRows
    {
        var two = 2 * aRow;
        var lower = a + (3 * aRow);
        TVector c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51;
        c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = c40 = c41 = c50 = c51 = TLanes.All(0);
        if (adds)
        {
            c00 = TLanes.Load(c);
            c01 = TLanes.Load(c + TLanes.Count);
            c10 = TLanes.Load(c + cRow);
            c11 = TLanes.Load(c + cRow + TLanes.Count);
            c20 = TLanes.Load(c + (2 * cRow));
            c21 = TLanes.Load(c + (2 * cRow) + TLanes.Count);
            c30 = TLanes.Load(c + (3 * cRow));
            c31 = TLanes.Load(c + (3 * cRow) + TLanes.Count);
            if (TRows.Six)
            {
                c40 = TLanes.Load(c + (4 * cRow));
                c41 = TLanes.Load(c + (4 * cRow) + TLanes.Count);
                c50 = TLanes.Load(c + (5 * cRow));
                c51 = TLanes.Load(c + (5 * cRow) + TLanes.Count);
            }
        }

        for (var step = steps; step > 0; step--)
        {
            var b0 = TLanes.Load(b);
            var b1 = TLanes.Load(b + TLanes.Count);
            var x = TLanes.All(*a);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAdd(x, b1, c01);
            x = TLanes.All(a[aRow]);
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAdd(x, b1, c11);
            x = TLanes.All(a[two]);
            c20 = TLanes.MultiplyAdd(x, b0, c20);
            c21 = TLanes.MultiplyAdd(x, b1, c21);
            x = TLanes.All(*lower);
            c30 = TLanes.MultiplyAdd(x, b0, c30);
            c31 = TLanes.MultiplyAdd(x, b1, c31);
            if (TRows.Six)
            {
                x = TLanes.All(lower[aRow]);
                c40 = TLanes.MultiplyAdd(x, b0, c40);
                c41 = TLanes.MultiplyAdd(x, b1, c41);
                x = TLanes.All(lower[two]);
                c50 = TLanes.MultiplyAdd(x, b0, c50);
                c51 = TLanes.MultiplyAdd(x, b1, c51);
            }

            b += bStep;
            a += aStep;
            lower += aStep;
        }

        TLanes.Store(c00, c);
        TLanes.Store(c01, c + TLanes.Count);
        TLanes.Store(c10, c + cRow);
        TLanes.Store(c11, c + cRow + TLanes.Count);
        TLanes.Store(c20, c + (2 * cRow));
        TLanes.Store(c21, c + (2 * cRow) + TLanes.Count);
        TLanes.Store(c30, c + (3 * cRow));
        TLanes.Store(c31, c + (3 * cRow) + TLanes.Count);
        if (TRows.Six)
        {
            TLanes.Store(c40, c + (4 * cRow));
            TLanes.Store(c41, c + (4 * cRow) + TLanes.Count);
            TLanes.Store(c50, c + (5 * cRow));
            TLanes.Store(c51, c + (5 * cRow) + TLanes.Count);
        }
    }

    private interface IRows
    {
        static abstract bool Six { get; }
    }

    private readonly struct SixRows : IRows
    {
        public static bool Six => true;
    }

    private readonly struct FourRows : IRows
    {
        public static bool Six => false;
    }
}
