using SkiaSharp;

namespace CgAT.Cli.Tests.Support;

/// <summary>
/// An image list of 60 database images, of which 40 are for training, and 12 queries: three classes of 32x32 images,
/// each class a colour with stripes that differ from image to image.
/// </summary>
internal static class TinyDataset
{
    public const int Database = 60;
    public const int Train = 40;
    public const int Queries = 12;

    private const int Classes = 3;
    private const int Side = 32;

    public static void Write(string folder)
    {
        for (var image = 0; image < Database + Queries; image++)
        {
            using var bitmap = Draw(image);
            using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(Path.Combine(folder, Name(image)), png.ToArray());
        }

        List(folder, "database", 0, Database);
        List(folder, "train", 0, Train);
        List(folder, "test", Database, Queries);
    }

    private static void List(string folder, string part, int first, int count)
    {
        var images = Enumerable.Range(first, count).ToList();
        File.WriteAllLines(Path.Combine(folder, part + "_img.txt"), images.Select(Name));
        File.WriteAllLines(Path.Combine(folder, part + "_label.txt"), images.Select(Row));
    }

    private static string Row(int image) =>
        string.Join(' ', Enumerable.Range(0, Classes).Select(label => label == image % Classes ? 1 : 0));

    private static string Name(int image) => $"{image}.png";

    private static SKBitmap Draw(int image)
    {
        var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var stripes = (byte)(128 + (((x * (1 + (image % 5))) + (y * (1 + (image % 7)))) % 64));
                byte Level(int colour) => colour == image % Classes ? stripes : (byte)(stripes / 3);
                bitmap.SetPixel(x, y, new SKColor(Level(0), Level(1), Level(2)));
            }
        }

        return bitmap;
    }
}
