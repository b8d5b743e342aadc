using CgAT.Core.Data;
using CgAT.Core.Data.Pixels;

namespace CgAT.Core.Tests.Data;

/// <summary>Decodes what was written as an image.</summary>
internal static class ImageDecoder
{
    /// <summary>The image, or null where the bytes are none that can be used.</summary>
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
