using System.Globalization;
using CgAT.Core.Numerics;
using SkiaSharp;

namespace CgAT.Bench;

/// <summary>
/// JPEG files that are as hard to decode as photographs of the web: 500 x 375 pixels, a sum of waves of several lengths and
/// a few grey levels of noise, quality 90; about 70 KiB each. With lists, so that both sides of a comparison read them.
/// </summary>
internal static class PhotoFiles
{
    private const int Width = 500;
    private const int Height = 375;
    private const int Waves = 4;
    private const int Quality = 90;

    /// <summary>Writes those that are not in the folder yet.</summary>
    public static void Write(string folder, int count)
    {
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        for (var image = 0; image < count; image++)
        {
            var file = Path.Combine(folder, Name(image));
            if (!File.Exists(file))
            {
                File.WriteAllBytes(file, Draw(image));
            }
        }

        foreach (var (part, items) in new[] { ("database", count), ("train", count), ("test", 1) })
        {
            var numbers = Enumerable.Range(0, items).ToList();
            File.WriteAllLines(Path.Combine(folder, $"{part}_img.txt"), numbers.Select(Name));
            File.WriteAllLines(
                Path.Combine(folder, $"{part}_label.txt"), numbers.Select(image => image % 2 == 0 ? "1 0" : "0 1"));
        }
    }

    private static string Name(int image) =>
        string.Create(CultureInfo.InvariantCulture, $"images/{image:d5}.jpg");

    private static byte[] Draw(int image)
    {
        var draws = KeyedStream.Create(0, "photo/waves").Uniform(3 * 3 * Waves, 0, 0, image);
        var noise = KeyedStream.Create(0, "photo/noise").Uniform(Width * Height, 0, 0, image);
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var at = 0; at < Width * Height; at++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var sum = 12 * (noise[at] + noise[(at + 1) % noise.Length] + noise[(at + 7) % noise.Length] - 1.5);
                for (var wave = 0; wave < Waves; wave++)
                {
                    var of = draws.AsSpan(3 * ((channel * Waves) + wave), 3);
                    var phase = ((of[0] - 0.5) * (at % Width)) + ((of[1] - 0.5) * (at / Width));
                    sum += 45 * Math.Sin((0.1 * (wave + 1) * phase) + (6 * of[2])) / (wave + 1);
                }

                pixels[(4 * at) + channel] = (byte)Math.Clamp(128 + sum, 0, 255);
            }

            pixels[(4 * at) + 3] = 255;
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
