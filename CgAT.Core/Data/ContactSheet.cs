using SkiaSharp;

namespace CgAT.Core.Data;

/// <summary>
/// Draws images in a grid, each with a caption below it, as photographers look through a film. Pixels of small images are
/// squares of whole pixels of the drawing; larger images are made smaller.
/// </summary>
public static class ContactSheet
{
    private const int Cell = 128;
    private const int Gap = 10;
    private const int TextSize = 12;
    private const int LineHeight = 15;
    private const int Lines = 2;
    private const string Ellipsis = "…";

    /// <summary>The drawing as PNG; the same images give the same bytes.</summary>
    /// <param name="pictures">The images, in reading order, at least one.</param>
    /// <param name="captions">What stands below each: one or two lines' worth, cut where there is more.</param>
    /// <param name="columns">Images in a row, at least 1.</param>
    /// <exception cref="ArgumentException">There is no image, or not one caption an image.</exception>
    public static byte[] Png(IReadOnlyList<Picture> pictures, IReadOnlyList<string> captions, int columns)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(captions);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (pictures.Count == 0 || captions.Count != pictures.Count)
        {
            throw new ArgumentException($"{captions.Count} captions for {pictures.Count} images", nameof(captions));
        }

        var across = Math.Min(columns, pictures.Count);
        var down = (pictures.Count + across - 1) / across;
        var height = Cell + (Lines * LineHeight) + Gap;
        using var bitmap = new SKBitmap((across * (Cell + Gap)) + Gap, (down * height) + Gap);
        using var canvas = new SKCanvas(bitmap);
        using var typeface = Typeface();
        using var font = new SKFont(typeface, TextSize) { Subpixel = false };
        canvas.Clear(SKColors.White);
        for (var at = 0; at < pictures.Count; at++)
        {
            var (left, top) = (Gap + (at % across * (Cell + Gap)), Gap + (at / across * height));
            Draw(canvas, pictures[at], left, top);
            Write(canvas, font, captions[at], left, top + Cell);
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    private static void Draw(SKCanvas canvas, Picture picture, int left, int top)
    {
        var longest = Math.Max(picture.Width, picture.Height);
        var scale = longest <= Cell ? Cell / longest : (float)Cell / longest;
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        using var pixels = picture.Bitmap();
        using var image = SKImage.FromBitmap(pixels);
        using var paint = new SKPaint { IsAntialias = false };
        canvas.DrawImage(
            image,
            SKRect.Create(left + ((Cell - width) / 2), top + ((Cell - height) / 2), width, height),
            scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : SKSamplingOptions.Default,
            paint);
        paint.Color = new SKColor(0xd0, 0xd0, 0xd0);
        paint.IsStroke = true;
        canvas.DrawRect(left - 1, top - 1, Cell + 1, Cell + 1, paint);
    }

    private static void Write(SKCanvas canvas, SKFont font, string caption, int left, int top)
    {
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        var line = 0;
        foreach (var text in Wrapped(font, caption))
        {
            line++;
            canvas.DrawText(text, left, top + (line * LineHeight), font, paint);
        }
    }

    // As many words a line as fit; the last line is cut where there is more.
    private static IEnumerable<string> Wrapped(SKFont font, string caption)
    {
        var words = new Queue<string>(caption.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        for (var line = 1; line <= Lines && words.Count > 0; line++)
        {
            var text = words.Dequeue();
            while (words.Count > 0 && font.MeasureText($"{text} {words.Peek()}") <= Cell)
            {
                text += " " + words.Dequeue();
            }

            yield return line == Lines && words.Count > 0 ? Cut(font, text + Ellipsis) : Cut(font, text);
        }
    }

    private static string Cut(SKFont font, string text)
    {
        while (font.MeasureText(text) > Cell)
        {
            text = text.TrimEnd(Ellipsis[0])[..^1] + Ellipsis;
        }

        return text;
    }

    // Of our own, since a machine need not have fonts, and no two have the same.
    private static SKTypeface Typeface()
    {
        const string Name = "CgAT.Core.Data.Fonts.DejaVuSansCondensed.ttf";
        using var stream = typeof(ContactSheet).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"the resource '{Name}' isn't there");
        return SKTypeface.FromStream(stream);
    }
}
