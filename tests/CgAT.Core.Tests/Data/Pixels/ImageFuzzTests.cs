using CgAT.Core.Data;
using CgAT.Core.Data.Pixels;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;
using SkiaSharp;

namespace CgAT.Core.Tests.Data.Pixels;

/// <summary>Damaged images, by keyed mutations of small ones: each is an image or an error, and nothing else happens.</summary>
public sealed class ImageFuzzTests
{
    private const int Images = 5000;
    private const int Ways = 6;

    private static readonly string[] s_codes =
        [ErrorCodes.UndecodableImage, ErrorCodes.AbsurdImageSize, ErrorCodes.UnfitImageSize];

    [Fact]
    public void Five_thousand_mutated_images_are_images_or_errors_and_memory_stays_bounded()
    {
        var sources = Sources();
        var stream = KeyedStream.Create(1, "mutated-images");
        var outcomes = new Dictionary<string, int>();
        using var preparer = new ImagePreparer();
        using var skia = new ImagePreparer(usesTurbo: false);
        for (var image = 0; image < Images; image++)
        {
            var draws = stream.Uniform(12, 0, 0, image);
            var content = Mutated(sources[image % sources.Count], sources[image / 3 % sources.Count], draws);
            var resize = new ImageResize
            {
                Size = 16,
                Filter = image % 5 == 0 ? ImageResize.Area : ImageResize.Bilinear,
                Orientation = image % 2 == 0 ? ImageResize.Exif : ImageResize.Stored,
            };
            var fault = preparer.Prepare(content, resize);

            // Not the pixels: coefficients that no encoder writes overflow in one decoder, and not in the other.
            Assert.Equal(skia.Prepare(content, resize), fault);
            if (fault is null)
            {
                var view = preparer.Pixels;
                Assert.Equal(16, Math.Min(view.Width, view.Height));
                Assert.Equal(view.Width * view.Height * view.Channels, view.Pixels.Length);
                Assert.Equal((skia.Pixels.Width, skia.Pixels.Height), (view.Width, view.Height));
            }

            var outcome = fault?.Code ?? "image";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            Assert.InRange(preparer.Reserved, 0, 3 * 4 * ImagePreparer.MostPixels);
        }

        Assert.Subset(s_codes.Append("image").ToHashSet(), outcomes.Keys.ToHashSet());
        Assert.InRange(outcomes["image"], 100, Images - 1000);
        Assert.InRange(outcomes[ErrorCodes.UndecodableImage], 1000, Images - 100);
    }

    private static List<byte[]> Sources()
    {
        var bitmap = ImageFolder.Draw(24, 20, (x, y) => new SKColor(
            (byte)(x * 10), (byte)(y * 12), (byte)(x * y), (byte)(255 - (x % 3))));
        using (bitmap)
        {
            return
            [
                Encoded(bitmap, SKEncodedImageFormat.Jpeg, 30),
                Encoded(bitmap, SKEncodedImageFormat.Jpeg, 90),
                Encoded(bitmap, SKEncodedImageFormat.Png, 100),
                Encoded(bitmap, SKEncodedImageFormat.Webp, 30),
                Encoded(bitmap, SKEncodedImageFormat.Webp, 100),
            ];
        }
    }

    private static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat kind, int quality)
    {
        using var data = bitmap.Encode(kind, quality);
        return data.ToArray();
    }

    // Bytes are altered, a piece is cut out, repeated or taken from another image, or the end is cut off.
    private static byte[] Mutated(byte[] source, byte[] other, float[] draws)
    {
        var content = (byte[])source.Clone();
        var from = (int)(draws[0] * content.Length);
        var length = (int)(draws[1] * draws[1] * (content.Length - from));
        switch ((int)(draws[2] * Ways))
        {
            case 0:
                return content[..from];
            case 1:
                return [.. content[..from], .. content[(from + length)..]];
            case 2:
                return [.. content[..(from + length)], .. content[from..]];
            case 3:
                return [.. content[..from], .. other[(from % other.Length)..]];
            default:
                // Half of them in the first hundred bytes, where sizes and tables are.
                var room = draws[3] < 0.5f ? Math.Min(100, content.Length) : content.Length;
                for (var at = 4; at < draws.Length; at += 2)
                {
                    content[(int)(draws[at] * room)] = (byte)(draws[at + 1] * 256);
                }

                return content;
        }
    }
}
