using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CgAT.Core.Data.Pixels;

/// <summary>Moves bytes of pixels about.</summary>
internal static class PixelBytes
{
    private const int Four = 4;

    // Of four pixels the twelve bytes that stay, then four of no meaning.
    private static readonly Vector128<byte> s_kept =
        Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);

    /// <summary>Pixels of three bytes out of such of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DropFourth(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var (source, target) = (0, 0);
        if (Vector128.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(from);
            ref var place = ref MemoryMarshal.GetReference(to);
            while (source <= from.Length - Vector128<byte>.Count && target <= to.Length - Vector128<byte>.Count)
            {
                Vector128.Shuffle(Vector128.LoadUnsafe(ref first, (nuint)source), s_kept)
                    .StoreUnsafe(ref place, (nuint)target);
                source += Vector128<byte>.Count;
                target += Vector128<byte>.Count / Four * RgbImage.Channels;
            }
        }

        for (; source < from.Length; source += Four, target += RgbImage.Channels)
        {
            from.Slice(source, RgbImage.Channels).CopyTo(to[target..]);
        }
    }

    /// <summary>Turns a row of pixels of three bytes left to right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mirror(Span<byte> row)
    {
        for (int left = 0, right = row.Length - RgbImage.Channels; left < right; left += 3, right -= 3)
        {
            (row[left], row[right]) = (row[right], row[left]);
            (row[left + 1], row[right + 1]) = (row[right + 1], row[left + 1]);
            (row[left + 2], row[right + 2]) = (row[right + 2], row[left + 2]);
        }
    }

    /// <summary>Lays what is transparent on white, in place: (c a + 255 (255 - a)) / 255, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LayOnWhite(Span<byte> rgba)
    {
        for (var at = 0; at < rgba.Length; at += Four)
        {
            int alpha = rgba[at + 3];
            for (var channel = 0; channel < RgbImage.Channels; channel++)
            {
                // Exact for a = 0 and a = 255.
                rgba[at + channel] = (byte)(((rgba[at + channel] * alpha) + (255 * (255 - alpha)) + 127) / 255);
            }

            rgba[at + 3] = byte.MaxValue;
        }
    }
}
