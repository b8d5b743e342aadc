using SkiaSharp;

namespace CgAT.Core.Data;

/// <summary>
/// Draws images in rows, each in a frame: green for a hit, red for a miss, grey for what is neither. Pixels are squares of
/// whole pixels of the drawing.
/// </summary>
public static class ImageSheet
{
    private const int Frame = 3;
    private const int Gap = 5;

    private static readonly SKColor s_hit = new(0x2e, 0x8b, 0x57);
    private static readonly SKColor s_miss = new(0xc0, 0x39, 0x2b);
    private static readonly SKColor s_neither = new(0x80, 0x80, 0x80);

    /// <summary>The drawing as PNG; the same images give the same bytes.</summary>
    /// <param name="rows">The rows, from the top; all sets have images of one size.</param>
    /// <param name="scale">The side of a pixel in the drawing, at least 1.</param>
    public static byte[] Png(IReadOnlyList<IReadOnlyList<SheetImage>> rows, int scale)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        var set = rows[0][0].Images;
        var (width, height) = ((set.Width * scale) + (2 * Frame) + Gap, (set.Height * scale) + (2 * Frame) + Gap);
        using var bitmap = new SKBitmap((width * rows.Max(row => row.Count)) + Gap, (height * rows.Count) + Gap);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Count; column++)
            {
                Draw(canvas, rows[row][column], Gap + (column * width), Gap + (row * height), scale);
            }
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Draw(SKCanvas canvas, SheetImage image, int left, int top, int scale)
    {
        var (width, height) = (image.Images.Width, image.Images.Height);
        using var paint = new SKPaint { IsAntialias = false };
        paint.Color = image.Right switch { true => s_hit, false => s_miss, null => s_neither };
        canvas.DrawRect(left, top, (width * scale) + (2 * Frame), (height * scale) + (2 * Frame), paint);

        using var pixels = Picture.Of(image.Images, image.Item).Bitmap();
        var inside = SKRect.Create(left + Frame, top + Frame, width * scale, height * scale);
        canvas.DrawBitmap(pixels, inside, paint);
    }
}
