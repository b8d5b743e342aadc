using SkiaSharp;
using static TorchSharp.torch;

namespace CgAT.Core.Data;

/// <summary>An image for people to look at: rows from the top, three bytes (red, green, blue) a pixel.</summary>
public sealed class Picture
{
    private const int Channels = 3;
    private const int Middle = 128;
    private readonly byte[] _rgb;

    private Picture(int width, int height, byte[] rgb) => (Width, Height, _rgb) = (width, height, rgb);

    /// <summary>The width, in pixels.</summary>
    public int Width { get; }

    /// <summary>The height, in pixels.</summary>
    public int Height { get; }

    /// <summary>The image of an item of a set.</summary>
    public static Picture Of(IImageSet images, int item)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        return Of(images.Images([item], CPU))[0];
    }

    /// <summary>Images [n, 3, h, w] in [0, 1], which are borrowed, rounded to 8 bits.</summary>
    public static IReadOnlyList<Picture> Of(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var (count, height, width) = ((int)images.shape[0], (int)images.shape[2], (int)images.shape[3]);
        var bytes = (images.detach().to(CPU).clamp(0, 1) * byte.MaxValue).round()
            .to(ScalarType.Byte).permute(0, 2, 3, 1).contiguous().data<byte>().ToArray();
        var size = height * width * Channels;
        return [.. Enumerable.Range(0, count)
            .Select(at => new Picture(width, height, bytes[(at * size)..((at + 1) * size)]))];
    }

    /// <summary>The largest difference of a value to another picture of the same size, in grey levels.</summary>
    public int FarthestFrom(Picture other)
    {
        RequireSameSize(other);
        return _rgb.Zip(other._rgb, (mine, its) => Math.Abs(mine - its)).Max();
    }

    /// <summary>This picture less another one of the same size, so many times, around a middle grey.</summary>
    public Picture Less(Picture other, int times)
    {
        RequireSameSize(other);
        return new Picture(
            Width,
            Height,
            [
                .. _rgb.Zip(
                    other._rgb, (mine, its) => (byte)Math.Clamp(Middle + (times * (mine - its)), 0, byte.MaxValue)),
            ]);
    }

    /// <summary>The picture as a PNG file, made smaller where a side is longer than so many pixels.</summary>
    public byte[] Png(int longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        using var bitmap = Bitmap();
        var scale = Math.Min(1, (double)longest / Math.Max(Width, Height));
        using var small = scale < 1
            ? bitmap.Resize(
                new SKSizeI(Math.Max(1, (int)(Width * scale)), Math.Max(1, (int)(Height * scale))),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
            : null;
        using var data = (small ?? bitmap).Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    /// <summary>The picture to draw with, which belongs to the caller.</summary>
    internal SKBitmap Bitmap()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgb888x, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; from < _rgb.Length; from += Channels, to += Channels + 1)
        {
            _rgb.AsSpan(from, Channels).CopyTo(pixels[to..]);
            pixels[to + Channels] = byte.MaxValue;
        }

        return bitmap;
    }

    private void RequireSameSize(Picture other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((other.Width, other.Height) != (Width, Height))
        {
            throw new ArgumentException(
                $"{other.Width}x{other.Height} pixels beside {Width}x{Height}", nameof(other));
        }
    }
}
