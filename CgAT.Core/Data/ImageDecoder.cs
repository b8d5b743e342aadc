using CgAT.Core.Data.Pixels;

namespace CgAT.Core.Data;

/// <summary>
/// Decodes PNG, JPEG and WebP files to RGB by Skia, without colour management and without turning by EXIF, as the
/// Python code of this field does; what is transparent lies on white.
/// </summary>
internal static class ImageDecoder
{
    /// <summary>The image, or null where the bytes are no whole image of these kinds and of a sensible size.</summary>
    public static RgbImage? Decode(byte[] content)
    {
        using var preparer = new ImagePreparer();
        if (preparer.Decode(content, upright: false) is not null)
        {
            return null;
        }

        var view = preparer.Pixels;
        var rgb = new byte[view.Width * view.Height * RgbImage.Channels];
        PixelBytes.DropFourth(view.Pixels, rgb);
        return new RgbImage(view.Width, view.Height, rgb);
    }
}
