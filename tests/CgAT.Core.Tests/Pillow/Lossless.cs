using System.Runtime.InteropServices;
using SkiaSharp;

namespace CgAT.Core.Tests.Pillow;

/// <summary>Pixels as files that hold them as they are.</summary>
internal static class Lossless
{
    /// <summary>A PNG file of height x width x 3 bytes.</summary>
    public static byte[] Png(int width, int height, byte[] rgb)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        for (var at = 0; at < pixels.Length; at++)
        {
            pixels[at] = rgb[3 * at] | ((uint)rgb[(3 * at) + 1] << 8) | ((uint)rgb[(3 * at) + 2] << 16) | 0xff000000;
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
