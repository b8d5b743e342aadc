using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CgAT.Core.Data.Pixels;

/// <summary>Bytes as numbers in [0, 1]: byte / 255, rounded once, in whatever number of lanes.</summary>
internal static class PixelFloats
{
    private const float Most = byte.MaxValue;

    private static readonly float[] s_ofByte = [.. Enumerable.Range(0, 256).Select(value => value / Most)];

    // Compiled at full strength at once: a run's first batches would otherwise take thirty times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(ReadOnlySpan<byte> from, Span<float> to)
    {
        if (to.Length < from.Length)
        {
            throw new ArgumentException($"{from.Length} bytes and room for {to.Length} numbers", nameof(to));
        }

        var at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var source = ref MemoryMarshal.GetReference(from);
            ref var target = ref MemoryMarshal.GetReference(to);
            for (; at <= from.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)at));
                Write(low, ref Unsafe.Add(ref target, at));
                Write(high, ref Unsafe.Add(ref target, at + Vector256<ushort>.Count));
            }
        }

        for (; at < from.Length; at++)
        {
            to[at] = from[at] / Most;
        }
    }

    /// <summary>Each byte three times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfGray(ReadOnlySpan<byte> from, Span<float> to)
    {
        ReadOnlySpan<float> table = s_ofByte;
        for (int at = 0, target = 0; at < from.Length; at++, target += RgbImage.Channels)
        {
            var pixel = table[from[at]];
            to[target] = pixel;
            to[target + 1] = pixel;
            to[target + 2] = pixel;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector256<ushort> values, ref float to)
    {
        var (low, high) = Vector256.Widen(values);
        (Vector256.ConvertToSingle(low.AsInt32()) / Most).StoreUnsafe(ref to);
        (Vector256.ConvertToSingle(high.AsInt32()) / Most).StoreUnsafe(ref to, (nuint)Vector256<float>.Count);
    }
}
