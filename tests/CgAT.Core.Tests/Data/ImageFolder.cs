using SkiaSharp;

namespace CgAT.Core.Tests.Data;

/// <summary>Writes tiny data sets in the list layout: two database images, one also for training, a query.</summary>
internal sealed class ImageFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ImageFolder()
    {
        Image("images/a.png", Solid(10, 20, 30));
        Image("images/b.png", Solid(40, 50, 60));
        Image("images/q.png", Solid(70, 80, 90));
        Lists("database", "images/a.png\nimages/b.png\n", "1 0\n0 1\n");
        Lists("train", "images/b.png\n", "0 1\n");
        Lists("test", "images/q.png\n", "1 1\n");
    }

    public string Path => folder.Path;

    public static SKBitmap Solid(byte red, byte green, byte blue, int width = 4, int height = 4) =>
        Draw(width, height, (_, _) => new SKColor(red, green, blue));

    public static SKBitmap Draw(int width, int height, Func<int, int, SKColor> colorOf)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                bitmap.SetPixel(x, y, colorOf(x, y));
            }
        }

        return bitmap;
    }

    public string Image(string name, SKBitmap bitmap, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using (bitmap)
        using (var data = bitmap.Encode(format, 100))
        {
            return folder.Write(name, data.ToArray());
        }
    }

    public void Lists(string part, string images, string labels)
    {
        folder.Write($"{part}_img.txt", images);
        folder.Write($"{part}_label.txt", labels);
    }

    public string Write(string name, byte[] content) => folder.Write(name, content);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => folder.Dispose();
}
