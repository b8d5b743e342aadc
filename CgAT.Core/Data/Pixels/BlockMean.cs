namespace CgAT.Core.Data.Pixels;

/// <summary>The mean of whole blocks of pixels, halves rounded up.</summary>
internal static class BlockMean
{
    /// <summary>Writes a square image of size x size x 3 bytes.</summary>
    /// <param name="view">A square image whose side is a multiple of the size.</param>
    /// <param name="size">The side of the result.</param>
    /// <param name="to">Where to.</param>
    public static void Write(PixelView view, int size, Span<byte> to)
    {
        var block = view.Width / size;
        var area = (long)block * block;
        var sums = new long[size * RgbImage.Channels];
        for (var row = 0; row < size; row++)
        {
            Array.Clear(sums);
            for (var inner = 0; inner < block; inner++)
            {
                var line = ((row * block) + inner) * view.Width;
                for (var x = 0; x < view.Width; x++)
                {
                    for (var channel = 0; channel < RgbImage.Channels; channel++)
                    {
                        sums[(x / block * RgbImage.Channels) + channel] +=
                            view.Pixels[((line + x) * view.Channels) + channel];
                    }
                }
            }

            for (var at = 0; at < sums.Length; at++)
            {
                to[(row * sums.Length) + at] = (byte)((sums[at] + (area / 2)) / area);
            }
        }
    }
}
