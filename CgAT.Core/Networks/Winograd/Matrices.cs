using System.Runtime.CompilerServices;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// The matrices of F(4, 3), each times a column of vectors. They are those of the points 0, ±3/4, ±3/2 and infinity, whose
/// powers are exact in single precision and near one another: the error is half of that of the usual points 0, ±1, ±2 and
/// infinity.
/// </summary>
/// <remarks>
/// With a and b for the points, the rows of Bᵀ are the coefficients of x(x² - a²)(x² - b²) without one of its factors,
/// those of G the powers of a point over the product of its distances from the others, those of Aᵀ the powers of the points.
/// Numbers come from a place, or one by one, and go to one, from both on in equal steps.
/// </remarks>
internal static unsafe class Matrices<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    private const float A = 0.75f;
    private const float B = 1.5f;
    private const float A2 = A * A;
    private const float B2 = B * B;
    private const float A3 = A2 * A;
    private const float B3 = B2 * B;
    private const float N0 = 1 / (A2 * B2);
    private const float Na = 1 / (2 * A2 * (A2 - B2));
    private const float Nb = 1 / (2 * B2 * (B2 - A2));

    /// <summary>Bᵀ x: six numbers to six.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(
        TVector x0, TVector x1, TVector x2, TVector x3, TVector x4, TVector x5, float* into, nint next)
    {
        var product = TLanes.All(A2 * B2);
        var sum = TLanes.All(-(A2 + B2));
        TLanes.Store(TLanes.MultiplyAdd(product, x0, TLanes.MultiplyAdd(sum, x2, x4)), into);
        var even = TLanes.MultiplyAdd(TLanes.All(-B2), x2, x4);
        var odd = TLanes.MultiplyAdd(TLanes.All(-B2), x1, x3);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(A), odd, even), into + next);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(-A), odd, even), into + (2 * next));
        even = TLanes.MultiplyAdd(TLanes.All(-A2), x2, x4);
        odd = TLanes.MultiplyAdd(TLanes.All(-A2), x1, x3);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(B), odd, even), into + (3 * next));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(-B), odd, even), into + (4 * next));
        TLanes.Store(TLanes.MultiplyAdd(product, x1, TLanes.MultiplyAdd(sum, x3, x5)), into + (5 * next));
    }

    /// <summary>Aᵀ m: six numbers to four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* from, nint step, float* into, nint next)
    {
        var m0 = TLanes.Load(from);
        var m1 = TLanes.Load(from + step);
        var m2 = TLanes.Load(from + (2 * step));
        var m3 = TLanes.Load(from + (3 * step));
        var m4 = TLanes.Load(from + (4 * step));
        var m5 = TLanes.Load(from + (5 * step));
        var (sumA, lessA) = (TLanes.Add(m1, m2), TLanes.Subtract(m1, m2));
        var (sumB, lessB) = (TLanes.Add(m3, m4), TLanes.Subtract(m3, m4));
        TLanes.Store(TLanes.Add(TLanes.Add(m0, sumA), sumB), into);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(A), lessA, TLanes.Multiply(TLanes.All(B), lessB)), into + next);
        TLanes.Store(
            TLanes.MultiplyAdd(TLanes.All(A2), sumA, TLanes.Multiply(TLanes.All(B2), sumB)),
            into + (2 * next));
        TLanes.Store(
            TLanes.MultiplyAdd(TLanes.All(A3), lessA, TLanes.MultiplyAdd(TLanes.All(B3), lessB, m5)),
            into + (3 * next));
    }

    /// <summary>A y: four numbers to six.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputTransposed(TVector y0, TVector y1, TVector y2, TVector y3, float* into, nint next)
    {
        TLanes.Store(y0, into);
        var even = TLanes.MultiplyAdd(TLanes.All(A2), y2, y0);
        var odd = TLanes.MultiplyAdd(TLanes.All(A2), y3, y1);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(A), odd, even), into + next);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(-A), odd, even), into + (2 * next));
        even = TLanes.MultiplyAdd(TLanes.All(B2), y2, y0);
        odd = TLanes.MultiplyAdd(TLanes.All(B2), y3, y1);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(B), odd, even), into + (3 * next));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(-B), odd, even), into + (4 * next));
        TLanes.Store(y3, into + (5 * next));
    }

    /// <summary>G w: three numbers to six.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Filter(float* from, nint step, float* into, nint next)
    {
        var w0 = TLanes.Load(from);
        var w1 = TLanes.Load(from + step);
        var w2 = TLanes.Load(from + (2 * step));
        TLanes.Store(TLanes.Multiply(TLanes.All(N0), w0), into);
        var even = TLanes.MultiplyAdd(TLanes.All(A2), w2, w0);
        TLanes.Store(TLanes.Multiply(TLanes.All(Na), TLanes.MultiplyAdd(TLanes.All(A), w1, even)), into + next);
        TLanes.Store(TLanes.Multiply(TLanes.All(Na), TLanes.MultiplyAdd(TLanes.All(-A), w1, even)), into + (2 * next));
        even = TLanes.MultiplyAdd(TLanes.All(B2), w2, w0);
        TLanes.Store(TLanes.Multiply(TLanes.All(Nb), TLanes.MultiplyAdd(TLanes.All(B), w1, even)), into + (3 * next));
        TLanes.Store(TLanes.Multiply(TLanes.All(Nb), TLanes.MultiplyAdd(TLanes.All(-B), w1, even)), into + (4 * next));
        TLanes.Store(w2, into + (5 * next));
    }

    /// <summary>Gᵀ u: six numbers to three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FilterTransposed(float* from, nint step, float* into, nint next)
    {
        var u0 = TLanes.Load(from);
        var u1 = TLanes.Load(from + step);
        var u2 = TLanes.Load(from + (2 * step));
        var u3 = TLanes.Load(from + (3 * step));
        var u4 = TLanes.Load(from + (4 * step));
        var u5 = TLanes.Load(from + (5 * step));
        var (sumA, lessA) = (TLanes.Add(u1, u2), TLanes.Subtract(u1, u2));
        var (sumB, lessB) = (TLanes.Add(u3, u4), TLanes.Subtract(u3, u4));
        var even = TLanes.MultiplyAdd(TLanes.All(Na), sumA, TLanes.Multiply(TLanes.All(Nb), sumB));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(N0), u0, even), into);
        TLanes.Store(
            TLanes.MultiplyAdd(TLanes.All(A * Na), lessA, TLanes.Multiply(TLanes.All(B * Nb), lessB)),
            into + next);
        TLanes.Store(
            TLanes.MultiplyAdd(TLanes.All(A2 * Na), sumA, TLanes.MultiplyAdd(TLanes.All(B2 * Nb), sumB, u5)),
            into + (2 * next));
    }
}
