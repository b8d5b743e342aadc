using System.Runtime.CompilerServices;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// Winograd's minimal filtering F(4x4, 3x3) (Winograd 1980; Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", CVPR 2016): sixteen outputs of a 3x3 filter take 36 products instead of 144,
/// <code>
/// y  =  Aᵀ [ (G w Gᵀ) ∘ (Bᵀ x B) ] A
/// </code>
/// for a tile x of 6x6 pixels. The matrices are those of the points 0, ±3/4, ±3/2 and infinity, whose powers are exact in
/// single precision and near one another: the error is half of that of the usual points 0, ±1, ±2 and infinity, and 1.4
/// times that of a sum of products.
/// </summary>
/// <remarks>
/// With a and b for the points, the rows of Bᵀ are the coefficients of x(x² - a²)(x² - b²) less a factor, those of G the
/// powers of a point over the product of its distances from the others, those of Aᵀ the powers of the points.
/// </remarks>
internal static unsafe class Transforms<TLanes, TVector>
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

    /// <summary>Bᵀ x B of a tile.</summary>
    /// <param name="pixels">Where the 36 pixels are, row by row.</param>
    /// <param name="channels">How many channels each has.</param>
    /// <param name="rectified">Whether channels that are less than 0 count as 0.</param>
    /// <param name="into">Where the first of the 36 results goes, for the first channel.</param>
    /// <param name="next">From one result to the next.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Image(float** pixels, nint channels, bool rectified, float* into, nint next)
    {
        var lanes = TLanes.Count;
        var half = stackalloc float[36 * lanes];
        for (nint channel = 0; channel < channels; channel += lanes)
        {
            for (nint column = 0; column < 6; column++)
            {
                var x0 = TLanes.Load(pixels[column] + channel);
                var x1 = TLanes.Load(pixels[column + 6] + channel);
                var x2 = TLanes.Load(pixels[column + 12] + channel);
                var x3 = TLanes.Load(pixels[column + 18] + channel);
                var x4 = TLanes.Load(pixels[column + 24] + channel);
                var x5 = TLanes.Load(pixels[column + 30] + channel);
                if (rectified)
                {
                    x0 = TLanes.Gate(x0, x0);
                    x1 = TLanes.Gate(x1, x1);
                    x2 = TLanes.Gate(x2, x2);
                    x3 = TLanes.Gate(x3, x3);
                    x4 = TLanes.Gate(x4, x4);
                    x5 = TLanes.Gate(x5, x5);
                }

                Six(x0, x1, x2, x3, x4, x5, half + (column * lanes), 6 * lanes);
            }

            for (nint row = 0; row < 6; row++)
            {
                var x = half + (6 * row * lanes);
                Six(
                    TLanes.Load(x),
                    TLanes.Load(x + lanes),
                    TLanes.Load(x + (2 * lanes)),
                    TLanes.Load(x + (3 * lanes)),
                    TLanes.Load(x + (4 * lanes)),
                    TLanes.Load(x + (5 * lanes)),
                    into + channel + (6 * row * next),
                    next);
            }
        }
    }

    /// <summary>Aᵀ m A of a tile's products.</summary>
    /// <param name="products">The first of the 36 products, for the first channel.</param>
    /// <param name="next">From one product to the next.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="bias">What is added to the outputs, channel by channel.</param>
    /// <param name="gates">
    /// Where 16 pixels are whose channels, where they are 0 or less, make the outputs 0; or null.
    /// </param>
    /// <param name="into">Where the 16 outputs go, row by row.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outputs(
        float* products, nint next, nint channels, float* bias, float** gates, float** into)
    {
        var lanes = TLanes.Count;
        var half = stackalloc float[40 * lanes];
        for (nint channel = 0; channel < channels; channel += lanes)
        {
            var outputs = Sixteen(products + channel, next, half);
            var added = TLanes.Load(bias + channel);
            for (var pixel = 0; pixel < 16; pixel++)
            {
                var output = TLanes.Add(TLanes.Load(outputs + (pixel * lanes)), added);
                if (gates != null)
                {
                    output = TLanes.Gate(TLanes.Load(gates[pixel] + channel), output);
                }

                TLanes.Store(output, into[pixel] + channel);
            }
        }
    }

    /// <summary>
    /// The same, of which the greatest of each 2x2 is taken, and 0 where it is less; as libtorch does, the first one of
    /// several, or one that is not a number.
    /// </summary>
    /// <param name="products">The first of the 36 products, for the first channel.</param>
    /// <param name="next">From one product to the next.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="bias">What is added to the outputs, channel by channel.</param>
    /// <param name="into">Where the four go, row by row.</param>
    /// <param name="choices">Which of its 2x2 each is, from 1 on, and 0 for none; may be null.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pooled(
        float* products, nint next, nint channels, float* bias, float** into, float** choices)
    {
        var lanes = TLanes.Count;
        var half = stackalloc float[40 * lanes];
        for (nint channel = 0; channel < channels; channel += lanes)
        {
            var outputs = Sixteen(products + channel, next, half);
            var added = TLanes.Load(bias + channel);
            for (var pixel = 0; pixel < 4; pixel++)
            {
                var first = outputs + (((8 * (pixel / 2)) + (2 * (pixel % 2))) * lanes);
                var (greatest, choice) = (TLanes.Load(first), TLanes.All(1));
                for (var other = 1; other < 4; other++)
                {
                    var output = TLanes.Load(first + (((4 * (other / 2)) + (other % 2)) * lanes));
                    choice = TLanes.Above(output, greatest, TLanes.All(other + 1), choice);
                    greatest = TLanes.Above(output, greatest, output, greatest);
                }

                greatest = TLanes.Add(greatest, added);
                TLanes.Store(TLanes.Gate(greatest, greatest), into[pixel] + channel);
                if (choices != null)
                {
                    TLanes.Store(TLanes.Gate(greatest, choice), choices[pixel] + channel);
                }
            }
        }
    }

    /// <summary>A y Aᵀ of a tile's gradient.</summary>
    /// <param name="pixels">Where the gradients of the 16 outputs are, row by row.</param>
    /// <param name="channels">How many channels each has.</param>
    /// <param name="into">Where the first of the 36 results goes, for the first channel.</param>
    /// <param name="next">From one result to the next.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Slopes(float** pixels, nint channels, float* into, nint next)
    {
        var lanes = TLanes.Count;
        var half = stackalloc float[24 * lanes];
        for (nint channel = 0; channel < channels; channel += lanes)
        {
            for (nint column = 0; column < 4; column++)
            {
                Back(
                    TLanes.Load(pixels[column] + channel),
                    TLanes.Load(pixels[column + 4] + channel),
                    TLanes.Load(pixels[column + 8] + channel),
                    TLanes.Load(pixels[column + 12] + channel),
                    half + (column * lanes),
                    4 * lanes);
            }

            for (nint row = 0; row < 6; row++)
            {
                var y = half + (4 * row * lanes);
                Back(
                    TLanes.Load(y),
                    TLanes.Load(y + lanes),
                    TLanes.Load(y + (2 * lanes)),
                    TLanes.Load(y + (3 * lanes)),
                    into + channel + (6 * row * next),
                    next);
            }
        }
    }

    /// <summary>G w Gᵀ of as many filters as a vector has lanes.</summary>
    /// <param name="filters">[3, 3, filters].</param>
    /// <param name="into">Where the first of the 36 results goes, for the first filter.</param>
    /// <param name="next">From one result to the next.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Filters(float* filters, float* into, nint next)
    {
        var lanes = TLanes.Count;
        var half = stackalloc float[18 * lanes];
        for (nint column = 0; column < 3; column++)
        {
            var w = filters + (column * lanes);
            Spread(
                TLanes.Load(w),
                TLanes.Load(w + (3 * lanes)),
                TLanes.Load(w + (6 * lanes)),
                half + (column * lanes),
                3 * lanes);
        }

        for (nint row = 0; row < 6; row++)
        {
            var w = half + (3 * row * lanes);
            Spread(
                TLanes.Load(w), TLanes.Load(w + lanes), TLanes.Load(w + (2 * lanes)), into + (6 * row * next), next);
        }
    }

    /// <summary>Gᵀ u G of the gradients of as many filters as a vector has lanes.</summary>
    /// <param name="products">The first of the 36 products, for the first filter.</param>
    /// <param name="next">From one product to the next.</param>
    /// <param name="filters">[3, 3, filters].</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights(float* products, nint next, float* filters)
    {
        var lanes = TLanes.Count;
        var half = stackalloc float[18 * lanes];
        for (nint column = 0; column < 6; column++)
        {
            var u = products + (column * next);
            Three(
                TLanes.Load(u),
                TLanes.Load(u + (6 * next)),
                TLanes.Load(u + (12 * next)),
                TLanes.Load(u + (18 * next)),
                TLanes.Load(u + (24 * next)),
                TLanes.Load(u + (30 * next)),
                half + (column * lanes),
                6 * lanes);
        }

        for (nint row = 0; row < 3; row++)
        {
            var u = half + (6 * row * lanes);
            Three(
                TLanes.Load(u),
                TLanes.Load(u + lanes),
                TLanes.Load(u + (2 * lanes)),
                TLanes.Load(u + (3 * lanes)),
                TLanes.Load(u + (4 * lanes)),
                TLanes.Load(u + (5 * lanes)),
                filters + (3 * row * lanes),
                lanes);
        }
    }

    // Aᵀ m A, at the end of memory for 40 vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Sixteen(float* products, nint next, float* memory)
    {
        var lanes = TLanes.Count;
        for (nint column = 0; column < 6; column++)
        {
            var m = products + (column * next);
            Four(
                TLanes.Load(m),
                TLanes.Load(m + (6 * next)),
                TLanes.Load(m + (12 * next)),
                TLanes.Load(m + (18 * next)),
                TLanes.Load(m + (24 * next)),
                TLanes.Load(m + (30 * next)),
                memory + (column * lanes),
                6 * lanes);
        }

        var results = memory + (24 * lanes);
        for (nint row = 0; row < 4; row++)
        {
            var m = memory + (6 * row * lanes);
            Four(
                TLanes.Load(m),
                TLanes.Load(m + lanes),
                TLanes.Load(m + (2 * lanes)),
                TLanes.Load(m + (3 * lanes)),
                TLanes.Load(m + (4 * lanes)),
                TLanes.Load(m + (5 * lanes)),
                results + (4 * row * lanes),
                lanes);
        }

        return results;
    }

    // Bᵀ x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Six(
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

    // Aᵀ m.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        TVector m0, TVector m1, TVector m2, TVector m3, TVector m4, TVector m5, float* into, nint next)
    {
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

    // A y.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Back(TVector y0, TVector y1, TVector y2, TVector y3, float* into, nint next)
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

    // G w.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(TVector w0, TVector w1, TVector w2, float* into, nint next)
    {
        TLanes.Store(TLanes.Multiply(TLanes.All(N0), w0), into);
        var even = TLanes.MultiplyAdd(TLanes.All(A2), w2, w0);
        TLanes.Store(TLanes.Multiply(TLanes.All(Na), TLanes.MultiplyAdd(TLanes.All(A), w1, even)), into + next);
        TLanes.Store(TLanes.Multiply(TLanes.All(Na), TLanes.MultiplyAdd(TLanes.All(-A), w1, even)), into + (2 * next));
        even = TLanes.MultiplyAdd(TLanes.All(B2), w2, w0);
        TLanes.Store(TLanes.Multiply(TLanes.All(Nb), TLanes.MultiplyAdd(TLanes.All(B), w1, even)), into + (3 * next));
        TLanes.Store(TLanes.Multiply(TLanes.All(Nb), TLanes.MultiplyAdd(TLanes.All(-B), w1, even)), into + (4 * next));
        TLanes.Store(w2, into + (5 * next));
    }

    // Gᵀ u.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Three(
        TVector u0, TVector u1, TVector u2, TVector u3, TVector u4, TVector u5, float* into, nint next)
    {
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
