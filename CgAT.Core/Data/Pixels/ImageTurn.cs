using System.Runtime.InteropServices;
using SkiaSharp;

namespace CgAT.Core.Data.Pixels;

/// <summary>Turns an image as its EXIF orientation says, so that it stands upright.</summary>
internal static class ImageTurn
{
    /// <summary>Whether what is upright has the width of what is stored as its height.</summary>
    public static bool SwapsSides(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    /// <summary>Writes the upright image.</summary>
    /// <param name="from">As stored: four bytes a pixel.</param>
    /// <param name="width">The width of what is stored.</param>
    /// <param name="height">The height of what is stored.</param>
    /// <param name="origin">Where the first pixel that is stored belongs.</param>
    /// <param name="to">As many bytes.</param>
    public static void Upright(
        ReadOnlySpan<byte> from, int width, int height, SKEncodedOrigin origin, Span<byte> to)
    {
        var source = MemoryMarshal.Cast<byte, uint>(from);
        var target = MemoryMarshal.Cast<byte, uint>(to);
        var (columns, rows) = SwapsSides(origin) ? (height, width) : (width, height);
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                var (column, row) = origin switch
                {
                    SKEncodedOrigin.TopRight => (width - 1 - x, y),
                    SKEncodedOrigin.BottomRight => (width - 1 - x, height - 1 - y),
                    SKEncodedOrigin.BottomLeft => (x, height - 1 - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, height - 1 - x),
                    SKEncodedOrigin.RightBottom => (width - 1 - y, height - 1 - x),
                    SKEncodedOrigin.LeftBottom => (width - 1 - y, x),
                    _ => (x, y),
                };
                target[(y * columns) + x] = source[(row * width) + column];
            }
        }
    }
}
