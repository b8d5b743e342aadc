using CgAT.Core.Data;
using SkiaSharp;
using static TorchSharp.torch;

namespace CgAT.Core.Tests.Data;

/// <summary>Images as they come out of <see cref="ImageLists"/>: decoding and resizing.</summary>
public sealed class ImageResizeTests : IDisposable
{
    private readonly ImageFolder folder = new();

    public ImageResizeTests()
    {
        folder.Lists("database", "image\n", "1\n");
        folder.Lists("train", "image\n", "1\n");
        folder.Lists("test", "image\n", "1\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Area_is_the_mean_of_whole_blocks_with_halves_rounded_up()
    {
        // Red counts 0 ... 15 in rows: the mean of the first 2 x 2 block is (0 + 1 + 4 + 5) / 4 = 2.5.
        folder.Image("image", ImageFolder.Draw(4, 4, (x, y) => new SKColor((byte)((y * 4) + x), 7, (byte)(x * 80))));
        Assert.Equal([3, 5, 11, 13, 7, 7, 7, 7, 40, 200, 40, 200], Load(2, ImageResize.Area));
    }

    [Fact]
    public void Area_at_the_own_size_changes_nothing()
    {
        folder.Image("image", ImageFolder.Draw(2, 2, (x, y) => new SKColor((byte)(x * 9), (byte)(y * 9), 200)));
        Assert.Equal([0, 9, 0, 9, 0, 0, 9, 9, 200, 200, 200, 200], Load(2, ImageResize.Area));
    }

    [Theory]
    [InlineData(12, 8)]
    [InlineData(8, 13)]
    [InlineData(9, 9)]
    [InlineData(3, 5)]
    public void Bilinear_is_the_antialiased_triangle_filter_and_the_centre(int width, int height)
    {
        folder.Image("image", ImageFolder.Draw(width, height, (x, y) => new SKColor(Shade(x, y), Shade(y, x), 50)));
        var found = Load(4, ImageResize.Bilinear);
        var shorter = Math.Min(width, height);
        var (wide, high) = (4 * width / shorter, 4 * height / shorter);
        var (left, top) = ((int)Math.Round((wide - 4) / 2.0), (int)Math.Round((high - 4) / 2.0));
        for (var at = 0; at < 16; at++)
        {
            var (row, column) = (Weights(height, high, top + (at / 4)), Weights(width, wide, left + (at % 4)));
            Assert.Equal(Sum(row, column, (x, y) => Shade(x, y)), found[at], 1.0);
            Assert.Equal(Sum(row, column, (x, y) => Shade(y, x)), found[16 + at], 1.0);
            Assert.Equal(50, found[32 + at]);
        }

        static double Sum(double[] rows, double[] columns, Func<int, int, byte> shade) => rows
            .Select((row, y) => row * columns.Select((column, x) => column * shade(x, y)).Sum())
            .Sum();
    }

    [Fact]
    public void What_is_transparent_lies_on_white()
    {
        folder.Image("image", ImageFolder.Draw(1, 1, (_, _) => new SKColor(100, 0, 255, 51)));
        Assert.Equal([224, 204, 255], Load(1, ImageResize.Area));
        folder.Image("image", ImageFolder.Draw(1, 1, (_, _) => new SKColor(100, 0, 50, 0)));
        Assert.Equal([255, 255, 255], Load(1, ImageResize.Area));
    }

    [Fact]
    public void A_palette_image_has_the_colours_of_its_palette()
    {
        // A 2 x 2 PNG of one bit a pixel; palette (1, 2, 3), (250, 251, 252).
        folder.Write("image", Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACAQMAAABIeJ9nAAAABlBMVEUBAg"
            + "P6+/z9XuajAAAADElEQVR42mNwYGgAAAFEAMEEh8/6AAAAAElFTkSuQmCC"));
        Assert.Equal([1, 250, 250, 1, 2, 251, 251, 2, 3, 252, 252, 3], Load(2, ImageResize.Area));
    }

    [Fact]
    public void A_gray_image_has_three_equal_channels()
    {
        using var gray = new SKBitmap(new SKImageInfo(1, 1, SKColorType.Gray8, SKAlphaType.Opaque));
        gray.SetPixel(0, 0, new SKColor(90, 90, 90));
        folder.Image("image", gray.Copy());
        Assert.Equal([90, 90, 90], Load(1, ImageResize.Area));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Jpeg_and_webp_images_keep_their_colours(SKEncodedImageFormat format)
    {
        folder.Image("image", ImageFolder.Solid(200, 100, 50, 16, 16), format);
        var pixels = Load(1, ImageResize.Area);
        Assert.All(pixels.Zip([200, 100, 50]), pair => Assert.InRange(pair.First, pair.Second - 4, pair.Second + 4));
    }

    [Fact]
    public void A_size_below_1_and_an_unknown_filter_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageResize { Size = 0, Filter = ImageResize.Area });
        Assert.Throws<ArgumentException>(() => new ImageResize { Size = 1, Filter = "lanczos" });
    }

    private static byte Shade(int x, int y) => (byte)(((x * x * 31) + (y * 57) + (x * y * 13)) % 256);

    // Pillow's and libtorch's weights: a triangle of half-width max(scale, 1) about the centre of the output pixel.
    private static double[] Weights(int input, int output, int at)
    {
        var scale = (double)input / output;
        var support = Math.Max(scale, 1);
        var centre = (at + 0.5) * scale;
        var first = Math.Max(0, (int)(centre - support + 0.5));
        var last = Math.Min(input, (int)(centre + support + 0.5));
        var weights = Enumerable.Range(0, input)
            .Select(x => x >= first && x < last ? Math.Max(0, 1 - Math.Abs((x + 0.5 - centre) / support)) : 0)
            .ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    private int[] Load(int size, string filter)
    {
        var data = ImageLists.Load(folder.Path, new ImageResize { Size = size, Filter = filter });
        using var images = data.Query.Images([0], CPU);
        using var planes = images.contiguous();
        return [.. planes.data<float>().ToArray().Select(value => (int)MathF.Round(value * 255))];
    }
}
