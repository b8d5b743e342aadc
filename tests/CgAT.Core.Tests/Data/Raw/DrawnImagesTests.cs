using CgAT.Core.Data;
using CgAT.Core.Data.Raw;

namespace CgAT.Core.Tests.Data.Raw;

/// <summary>Shapes that are drawn, and the PNG files of images that have none.</summary>
public sealed class DrawnImagesTests
{
    private static readonly ProceduralShapes Shapes = new();

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 3)]
    [InlineData(300, 200, 3)]
    public void A_PNG_decodes_to_the_pixels_that_it_was_made_of(int width, int height, int channels)
    {
        byte[] values = [.. Enumerable.Range(0, width * height * channels).Select(at => (byte)((at * 7) ^ (at >> 8)))];
        var decoded = ImageDecoder.Decode(new Raster(width, height, channels, values).ToPng());
        Assert.Equal((width, height), (decoded?.Width, decoded?.Height));
        Assert.Equal(
            channels == 3 ? values : values.SelectMany(value => new[] { value, value, value }), decoded?.Pixels);
    }

    // Part of the identity of every data set that is prepared from such images; these are what zlib makes in Python.
    [Fact]
    public void A_PNG_has_the_same_bytes_everywhere() => Assert.Equal(
        "89504e470d0a1a0a0000000d4948445200000002000000010800000000d1492056"
        + "0000000e494441547801010300fcff0007ff011001072bc2fcf20000000049454e44ae426082",
        Convert.ToHexStringLower(new Raster(2, 1, 1, [7, 255]).ToPng()));

    [Fact]
    public void Pixels_of_another_number_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Raster(2, 2, 3, [1, 2, 3]).ToPng());

    [Fact]
    public void Shapes_are_the_same_for_the_same_seed()
    {
        Assert.Equal(Digest(1), Digest(1));
        Assert.NotEqual(Digest(1), Digest(2));
        Assert.Equal("sha256:", Digest(0)[..7]);

        static string Digest(long seed) => ContentDigest.Of(
            [.. Shapes.Read("", seed).Images.Take(20).SelectMany(image => image.Pixels?.Invoke().ToPng() ?? [])]);
    }

    [Fact]
    public void Labels_say_the_colors_that_are_on_an_image()
    {
        foreach (var image in Shapes.Read("", 0).Images.Take(100))
        {
            var values = image.Pixels?.Invoke().Values ?? [];
            var pixels = Enumerable.Range(0, values.Count / 3).Select(
                at => (values[at * 3], values[(at * 3) + 1], values[(at * 3) + 2]));
            var colors = pixels.Select(ColorOf).Where(color => color >= 0).Distinct().Order();
            Assert.Equal(image.Labels.Where(label => label >= 4), colors);
            Assert.InRange(image.Labels.Count(label => label < 4), 1, 3);
        }

        // Red, green, blue and yellow, told by which channels are high; the ground is high in all.
        static int ColorOf((byte Red, byte Green, byte Blue) pixel) =>
            (pixel.Red > 120, pixel.Green > 120, pixel.Blue > 120) switch
            {
                (true, false, false) => 4,
                (false, true, false) => 5,
                (false, false, true) => 6,
                (true, true, false) => 7,
                _ => -1,
            };
    }

    [Fact]
    public void Every_form_and_color_is_there_and_images_have_several()
    {
        var data = Shapes.Read("", 0);
        Assert.Equal(8, data.Images.SelectMany(image => image.Labels).Distinct().Count());
        Assert.InRange(data.Images.Average(image => image.Labels.Count), 2.5, 4.5);
        var split = Shapes.Split(data, 0);
        Assert.Equal((100, 500, 200), (split.Test.Count, split.Database.Count, split.Train.Count));
        Assert.Empty(split.Test.Intersect(split.Database));
    }
}
