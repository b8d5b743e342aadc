using System.Runtime.CompilerServices;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// Winograd's minimal filtering F(4x4, 3x3) (Winograd 1980; Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", CVPR 2016): sixteen outputs of a 3x3 filter take 36 products instead of 144,
/// <code>
/// y  =  Aᵀ [ (G w Gᵀ) ∘ (Bᵀ x B) ] A
/// </code>
/// for a tile x of 6x6 pixels, and the gradient of the filters Gᵀ [ (A y Aᵀ) ∘ (Bᵀ x B) ] G for one of 4x4 slopes y. All are
/// the <see cref="Matrices{TLanes, TVector}"/> from both sides.
/// </summary>
internal static unsafe class Transforms<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
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
        var half = stackalloc float[Tiles.Products * lanes];
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

                Matrices<TLanes, TVector>.Input(x0, x1, x2, x3, x4, x5, half + (column * lanes), 6 * lanes);
            }

            for (nint row = 0; row < 6; row++)
            {
                var x = half + (6 * row * lanes);
                Matrices<TLanes, TVector>.Input(
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
            var outputs = FourByFour(products + channel, next, half);
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
    /// The same, of which the greatest of each 2x2 is taken, and 0 where it is less; of several that are equal before the
    /// bias is added the first one, and one that is not a number before all others.
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
            var outputs = FourByFour(products + channel, next, half);
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
                Matrices<TLanes, TVector>.OutputTransposed(
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
                Matrices<TLanes, TVector>.OutputTransposed(
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
            Matrices<TLanes, TVector>.Filter(
                filters + (column * lanes), 3 * lanes, half + (column * lanes), 3 * lanes);
        }

        for (nint row = 0; row < 6; row++)
        {
            Matrices<TLanes, TVector>.Filter(half + (3 * row * lanes), lanes, into + (6 * row * next), next);
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
            Matrices<TLanes, TVector>.FilterTransposed(
                products + (column * next), 6 * next, half + (column * lanes), 6 * lanes);
        }

        for (nint row = 0; row < 3; row++)
        {
            Matrices<TLanes, TVector>.FilterTransposed(
                half + (6 * row * lanes), lanes, filters + (3 * row * lanes), lanes);
        }
    }

    // Aᵀ m A, at the end of memory for 40 vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* FourByFour(float* products, nint next, float* memory)
    {
        var lanes = TLanes.Count;
        for (nint column = 0; column < 6; column++)
        {
            Matrices<TLanes, TVector>.Output(
                products + (column * next), 6 * next, memory + (column * lanes), 6 * lanes);
        }

        var results = memory + (24 * lanes);
        for (nint row = 0; row < 4; row++)
        {
            Matrices<TLanes, TVector>.Output(
                memory + (6 * row * lanes), lanes, results + (4 * row * lanes), lanes);
        }

        return results;
    }
}
