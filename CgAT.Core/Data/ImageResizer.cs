using static TorchSharp.torch;

namespace CgAT.Core.Data;

/// <summary>Brings a decoded image to the square of an <see cref="ImageResize"/>.</summary>
internal static class ImageResizer
{
    /// <summary>Why the filter can't take an image of this size; null where it can.</summary>
    public static string? Refusal(RgbImage image, ImageResize resize)
    {
        var (width, height, size) = (image.Width, image.Height, resize.Size);
        return resize.Filter == ImageResize.Area && (width != height || width % size != 0)
            ? $"is {width} x {height}, and filter 'area' needs squares whose side is a multiple of {size}"
            : null;
    }

    /// <summary>Size x Size x 3 bytes, for an image that is not refused.</summary>
    public static byte[] Resize(RgbImage image, ImageResize resize)
    {
        if (image.Width == resize.Size && image.Height == resize.Size)
        {
            return image.Pixels;
        }

        return resize.Filter == ImageResize.Area ? MeanOfBlocks(image, resize.Size) : Bilinear(image, resize.Size);
    }

    private static byte[] MeanOfBlocks(RgbImage image, int size)
    {
        var block = image.Width / size;
        var area = block * block;
        var sums = new int[size * RgbImage.Channels];
        var result = new byte[size * size * RgbImage.Channels];
        for (var row = 0; row < size; row++)
        {
            Array.Clear(sums);
            for (var inner = 0; inner < block; inner++)
            {
                var line = ((row * block) + inner) * image.Width;
                for (var x = 0; x < image.Width; x++)
                {
                    for (var channel = 0; channel < RgbImage.Channels; channel++)
                    {
                        sums[(x / block * RgbImage.Channels) + channel] +=
                            image.Pixels[((line + x) * RgbImage.Channels) + channel];
                    }
                }
            }

            for (var at = 0; at < sums.Length; at++)
            {
                result[(row * sums.Length) + at] = (byte)((sums[at] + (area / 2)) / area);
            }
        }

        return result;
    }

    // Bytes all the way: libtorch then rounds as Pillow does, while its float32 path is off by one in many places.
    private static byte[] Bilinear(RgbImage image, int size)
    {
        using var scope = NewDisposeScope();
        var shorter = Math.Min(image.Width, image.Height);
        var height = (int)((long)size * image.Height / shorter);
        var width = (int)((long)size * image.Width / shorter);
        var source = tensor(image.Pixels, [1, image.Height, image.Width, RgbImage.Channels], ScalarType.Byte, CPU)
            .permute(0, 3, 1, 2);
        var whole = nn.functional.interpolate(
            source, [height, width], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);
        var centre = whole.narrow(2, Start(height, size), size).narrow(3, Start(width, size), size);
        return centre.permute(0, 2, 3, 1).contiguous().bytes.ToArray();
    }

    // torchvision's centre crop rounds halves to even, as Python does.
    private static int Start(int length, int size) => (int)Math.Round((length - size) / 2.0, MidpointRounding.ToEven);
}
