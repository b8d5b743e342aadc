using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CgAT.Core.Data.Pixels;

/// <summary>What is kept of a resized image: all of it, or the square that is shown; three bytes a pixel.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Bytes">Width x Height x 3 bytes.</param>
internal sealed record StoredPixels(int Width, int Height, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The pixels.</summary>
    public PixelView View => new(Bytes.Span, Width, Height, RgbImage.Channels);

    /// <summary>What is kept of an image that was prepared.</summary>
    /// <param name="view">The image, in the shape that it was resized to.</param>
    /// <param name="image">Says how much of it is kept.</param>
    /// <param name="resize">How it was resized.</param>
    /// <param name="allocate">Gives memory of at least so many bytes.</param>
    public static StoredPixels Of(
        PixelView view, ListedImage image, ImageResize resize, Func<int, byte[]> allocate)
    {
        var (width, height) = image.IsWhole ? (view.Width, view.Height) : (resize.Shown, resize.Shown);
        var length = width * height * RgbImage.Channels;
        var bytes = allocate(length).AsMemory(0, length);
        new PixelWindow(height, width).Write(view, bytes.Span);
        return new StoredPixels(width, height, bytes);
    }

    /// <summary>CRC-32C of some pixels: finds any change of a few bytes, and all but one in four thousand million.</summary>
    // Compiled at full strength at once, as all loops over pixels are: few calls run through very much.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (var at = 0; at < words.Length; at++)
        {
            sum = BitOperations.Crc32C(sum, words[at]);
        }

        foreach (var rest in bytes[(bytes.Length / sizeof(ulong) * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return ~sum;
    }
}
