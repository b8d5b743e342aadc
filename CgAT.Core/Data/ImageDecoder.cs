using SkiaSharp;

namespace CgAT.Core.Data;

/// <summary>
/// Decodes PNG, JPEG and WebP files to RGB by Skia, without colour management and without turning by EXIF, as the
/// Python code of this field does; what is transparent lies on white.
/// </summary>
internal static class ImageDecoder
{
    private const int RgbaChannels = 4;

    /// <summary>The image, or null where the bytes are no whole image that Skia can decode.</summary>
    public static RgbImage? Decode(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return null;
        }

        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var rgba = new byte[info.BytesSize];
        unsafe
        {
            fixed (byte* start = rgba)
            {
                if (codec.GetPixels(info, (nint)start) != SKCodecResult.Success)
                {
                    return null;
                }
            }
        }

        return new RgbImage(info.Width, info.Height, OnWhite(rgba));
    }

    private static byte[] OnWhite(byte[] rgba)
    {
        var rgb = new byte[rgba.Length / RgbaChannels * RgbImage.Channels];
        for (int from = 0, to = 0; from < rgba.Length; from += RgbaChannels, to += RgbImage.Channels)
        {
            int alpha = rgba[from + 3];
            for (var channel = 0; channel < RgbImage.Channels; channel++)
            {
                // (c a + 255 (255 - a)) / 255, rounded; exact for a = 0 and a = 255.
                rgb[to + channel] = (byte)(((rgba[from + channel] * alpha) + (255 * (255 - alpha)) + 127) / 255);
            }
        }

        return rgb;
    }
}
