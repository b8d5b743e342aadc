using CgAT.Core.Data.Pixels;
using SkiaSharp;

namespace CgAT.Core.Tests.Data.Pixels;

/// <summary>The system's decoder and Skia's, on the same files.</summary>
public sealed class TurboJpegTests
{
    private static readonly (int Width, int Height)[] s_sizes =
        [(1, 1), (2, 7), (16, 16), (17, 33), (64, 5), (251, 47), (8, 130)];

    [TurboJpegFact]
    public void Where_it_is_installed_it_is_used() => Assert.True(TurboJpeg.IsUsable);

    [TurboJpegFact]
    public void It_gives_the_pixels_of_Skia_at_every_size_quality_and_sampling()
    {
        using var skia = new ImagePreparer(usesTurbo: false);
        foreach (var (width, height) in s_sizes)
        {
            using var bitmap = Colourful(width, height);
            using var map = bitmap.PeekPixels();
            foreach (var quality in (int[])[1, 30, 75, 95, 100])
            {
                foreach (var sampling in Enum.GetValues<SKJpegEncoderDownsample>())
                {
                    var options = new SKJpegEncoderOptions(quality, sampling, SKJpegEncoderAlphaOption.Ignore);
                    using var file = map.Encode(options)!;
                    AssertLikeSkia(skia, file.ToArray(), $"{width} x {height}, {quality}, {sampling}");
                }
            }
        }
    }

    [TurboJpegFact]
    public void It_gives_the_pixels_of_Skia_for_gray_files()
    {
        using var skia = new ImagePreparer(usesTurbo: false);
        foreach (var (width, height) in s_sizes)
        {
            using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
            var pixels = bitmap.GetPixelSpan();
            for (var at = 0; at < pixels.Length; at++)
            {
                pixels[at] = (byte)(at * 37);
            }

            using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
            AssertLikeSkia(skia, file.ToArray(), $"{width} x {height}");
        }
    }

    [TurboJpegFact]
    public void A_file_that_was_cut_off_is_left_to_Skia()
    {
        using var bitmap = Colourful(64, 48);
        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var content = file.ToArray();
        var pixels = new byte[64 * 48 * 4];
        Assert.True(TurboJpeg.Decode(content, 64, 48, pixels));
        for (var length = 0; length < content.Length - 2; length += 7)
        {
            Assert.False(TurboJpeg.Decode(content.AsSpan(0, length), 64, 48, pixels), $"{length} of {content.Length} bytes");
        }
    }

    [TurboJpegTheory]
    [InlineData(0xDA, 3, true)]
    [InlineData(0xDA, 4, false)]
    [InlineData(0xC2, 1, false)]
    public void Files_of_many_scans_and_progressive_ones_are_left_to_Skia(byte marker, int times, bool decoded)
    {
        using var bitmap = Colourful(64, 48);
        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var content = file.ToArray();

        // In a comment right behind the start, which changes nothing of the image.
        byte[] markers = [.. Enumerable.Repeat((byte[])[0xFF, marker], times).SelectMany(each => each)];
        byte[] marked = [.. content[..2], 0xFF, 0xFE, 0, (byte)(2 + markers.Length), .. markers, .. content[2..]];
        Assert.Equal(decoded, TurboJpeg.Decode(marked, 64, 48, new byte[64 * 48 * 4]));
        using var preparer = new ImagePreparer();
        Assert.Null(preparer.Decode(marked, upright: false));
    }

    [TurboJpegFact]
    public void A_file_of_another_size_than_was_said_is_left_to_Skia()
    {
        using var bitmap = Colourful(64, 48);
        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        Assert.False(TurboJpeg.Decode(file.AsSpan(), 48, 64, new byte[64 * 48 * 4]));
    }

    [TurboJpegFact]
    public void Memory_that_is_too_small_is_not_written_to()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TurboJpeg.Decode([], 2, 2, new byte[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TurboJpeg.Decode([], 65_535, 65_535, new byte[15]));
    }

    private static void AssertLikeSkia(ImagePreparer skia, byte[] content, string what)
    {
        Assert.Null(skia.Decode(content, upright: false));
        var pixels = skia.Pixels;
        var found = new byte[pixels.Width * pixels.Height * pixels.Channels];
        Assert.True(TurboJpeg.Decode(content, pixels.Width, pixels.Height, found), what);
        Assert.True(pixels.Pixels.SequenceEqual(found), what);
    }

    private static SKBitmap Colourful(int width, int height) => ImageFolder.Draw(
        width, height, (x, y) => new SKColor((byte)(x * 29), (byte)(y * 53), (byte)((x * y) ^ (x + 90)), 255));
}
