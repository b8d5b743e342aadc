using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CgAT.Core.Networks;

/// <summary>
/// What batch normalisation does with a matrix whose columns are the channels, in passes over its rows that take as many
/// channels at a time as the processor can: how many that are changes no bit, since a channel is summed in the order of
/// its rows, in single precision over a block of them and in double precision over the blocks.
/// </summary>
internal static class ChannelRows
{
    /// <summary>Of what the number of channels has to be a multiple: the widest vector that x64 and Arm have.</summary>
    public const int Width = 16;

    private const int Block = 64;

    /// <summary>The mean of each channel and the sum of squared distances from it.</summary>
    /// <param name="values">[rows, channels].</param>
    /// <param name="channels">How many channels there are, a multiple of <see cref="Width"/>.</param>
    /// <returns>[2 channels + 1]: all means, all sums of squares, and the number of rows.</returns>
    public static double[] Moments(ReadOnlySpan<float> values, int channels)
    {
        // Distances from the mean, found on the way before: squares of what is far from it lose the digits that differ.
        double rows = values.Length / channels;
        var (mean, moments) = (values[..channels].ToArray(), new double[(2 * channels) + 1]);
        Sum(values, values, mean, mean, moments);
        for (var channel = 0; channel < channels; channel++)
        {
            mean[channel] = (float)(mean[channel] + (moments[channel] / rows));
        }

        Array.Clear(moments);
        Sum(values, values, mean, mean, moments);
        for (var channel = 0; channel < channels; channel++)
        {
            var (sum, squares) = (moments[channel], moments[channels + channel]);
            moments[channel] = mean[channel] + (sum / rows);
            moments[channels + channel] = Math.Max(0, squares - (sum * sum / rows));
        }

        moments[^1] = rows;
        return moments;
    }

    /// <summary>The sums over the rows of gradients, and of their products with the values' distances from a mean.</summary>
    /// <param name="gradients">[rows, channels].</param>
    /// <param name="values">[rows, channels].</param>
    /// <param name="mean">[channels], a multiple of <see cref="Width"/>.</param>
    /// <returns>[2 channels]: all sums of gradients, then all sums of products.</returns>
    public static double[] GradientSums(
        ReadOnlySpan<float> gradients, ReadOnlySpan<float> values, ReadOnlySpan<float> mean)
    {
        var sums = new double[2 * mean.Length];
        Sum(gradients, values, new float[mean.Length], mean, sums);
        return sums;
    }

    /// <summary>scale · (value - mean) + shift, by channel.</summary>
    /// <param name="values">[rows, channels].</param>
    /// <param name="mean">[channels], a multiple of <see cref="Width"/>.</param>
    /// <param name="scale">[channels].</param>
    /// <param name="shift">[channels].</param>
    /// <param name="into">[rows, channels], where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(
        ReadOnlySpan<float> values,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> scale,
        ReadOnlySpan<float> shift,
        Span<float> into)
    {
        Require(mean.Length, [scale.Length, shift.Length], values.Length, [into.Length]);
        for (var row = 0; row < values.Length; row += mean.Length)
        {
            for (var channel = 0; channel < mean.Length; channel += Vector<float>.Count)
            {
                var distance = Of(values, row + channel) - Of(mean, channel);
                var scaled = Vector.FusedMultiplyAdd(Of(scale, channel), distance, Of(shift, channel));
                Put(scaled, into, row + channel);
            }
        }
    }

    /// <summary>scale · gradient + slope · (value - mean) + shift, by channel.</summary>
    /// <param name="gradients">[rows, channels].</param>
    /// <param name="values">[rows, channels].</param>
    /// <param name="mean">[channels], a multiple of <see cref="Width"/>.</param>
    /// <param name="scale">[channels].</param>
    /// <param name="slope">[channels].</param>
    /// <param name="shift">[channels].</param>
    /// <param name="into">[rows, channels], where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine(
        ReadOnlySpan<float> gradients,
        ReadOnlySpan<float> values,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> scale,
        ReadOnlySpan<float> slope,
        ReadOnlySpan<float> shift,
        Span<float> into)
    {
        Require(
            mean.Length, [scale.Length, slope.Length, shift.Length], values.Length, [gradients.Length, into.Length]);
        for (var row = 0; row < values.Length; row += mean.Length)
        {
            for (var channel = 0; channel < mean.Length; channel += Vector<float>.Count)
            {
                var distance = Of(values, row + channel) - Of(mean, channel);
                var rest = Vector.FusedMultiplyAdd(Of(slope, channel), distance, Of(shift, channel));
                var combined = Vector.FusedMultiplyAdd(Of(scale, channel), Of(gradients, row + channel), rest);
                Put(combined, into, row + channel);
            }
        }
    }

    // Adds Σ (factor - its center) and Σ (factor - its center)(value - its center).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(
        ReadOnlySpan<float> factors,
        ReadOnlySpan<float> values,
        ReadOnlySpan<float> centerOfFactors,
        ReadOnlySpan<float> centerOfValues,
        Span<double> sums)
    {
        var channels = centerOfValues.Length;
        Require(channels, [centerOfFactors.Length], values.Length, [factors.Length]);
        for (var start = 0; start < values.Length; start += Block * channels)
        {
            var end = Math.Min(values.Length, start + (Block * channels));
            for (var channel = 0; channel < channels; channel += Vector<float>.Count)
            {
                var (firstCenter, secondCenter) = (Of(centerOfFactors, channel), Of(centerOfValues, channel));
                var (first, second) = (Vector<float>.Zero, Vector<float>.Zero);
                for (var row = start; row < end; row += channels)
                {
                    var factor = Of(factors, row + channel) - firstCenter;
                    first += factor;
                    second = Vector.FusedMultiplyAdd(factor, Of(values, row + channel) - secondCenter, second);
                }

                Add(first, sums[channel..]);
                Add(second, sums[(channels + channel)..]);
            }
        }
    }

    private static void Add(Vector<float> terms, Span<double> sums)
    {
        Vector.Widen(terms, out var low, out var high);
        var rest = sums[Vector<double>.Count..];
        (new Vector<double>(sums) + low).CopyTo(sums);
        (new Vector<double>(rest) + high).CopyTo(rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Of(ReadOnlySpan<float> values, int at) =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector<float> vector, Span<float> values, int at) =>
        vector.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    // The loops look at no bounds.
    private static void Require(int channels, ReadOnlySpan<int> rows, int values, ReadOnlySpan<int> matrices)
    {
        if (channels == 0 || channels % Width != 0 || values % channels != 0)
        {
            throw new ArgumentException($"{values} values are no rows of {channels} channels, a multiple of {Width}");
        }

        if (rows.ContainsAnyExcept(channels) || matrices.ContainsAnyExcept(values))
        {
            throw new ArgumentException("what belongs together differs in length");
        }
    }
}
