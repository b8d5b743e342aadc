using CgAT.Core.Data;
using CgAT.Core.Tests.Support;
using SkiaSharp;

namespace CgAT.Core.Tests.Data;

public sealed class ContactSheetTests
{
    private const int CellAndGap = 138;
    private static readonly InMemoryImageSet s_images = TinyImages.Random(5, seed: 3);
    private static readonly Picture[] s_pictures =
        [.. Enumerable.Range(0, s_images.Count).Select(item => Picture.Of(s_images, item))];

    [Fact]
    public void Images_stand_in_rows_as_squares_of_their_pixels()
    {
        using var sheet = Sheet(["a", "b", "c", "d", "e"], columns: 3);
        Assert.Equal((10 + (3 * CellAndGap), 10 + (2 * (CellAndGap + 30))), (sheet.Width, sheet.Height));
        // Images of 8 x 8 pixels, each 16 wide: a pixel of the fourth image, which begins the second row.
        var expected = s_pictures[3].Bitmap().GetPixel(2, 5);
        Assert.Equal(expected, sheet.GetPixel(10 + (2 * 16) + 7, 10 + CellAndGap + 30 + (5 * 16) + 7));
    }

    [Fact]
    public void A_caption_is_written_below_its_image_and_nothing_below_one_without()
    {
        using var sheet = Sheet(["ankle boot", "", "", "", ""], columns: 5);
        Assert.True(HasInk(sheet, column: 0));
        Assert.False(HasInk(sheet, column: 1));
    }

    [Theory]
    [InlineData("a_single_word_that_is_much_longer_than_an_image_is_wide_by_any_measure")]
    [InlineData("many words that take much more room than two lines have below an image of a hundred and some pixels")]
    public void A_caption_that_is_too_long_is_cut_and_stays_below_its_image(string caption)
    {
        using var sheet = Sheet([caption, "", "", "", ""], columns: 5);
        Assert.True(HasInk(sheet, column: 0));
        Assert.False(HasInk(sheet, column: 1));
    }

    [Fact]
    public void The_same_images_give_the_same_bytes()
    {
        string[] captions = ["a", "b", "c", "d", "Δ"];
        Assert.Equal(ContactSheet.Png(s_pictures, captions, 2), ContactSheet.Png(s_pictures, captions, 2));
    }

    [Fact]
    public void Each_image_needs_a_caption()
    {
        Assert.Throws<ArgumentException>(() => ContactSheet.Png(s_pictures, ["a"], 2));
        Assert.Throws<ArgumentException>(() => ContactSheet.Png([], [], 2));
    }

    private static SKBitmap Sheet(string[] captions, int columns) =>
        SKBitmap.Decode(ContactSheet.Png(s_pictures, captions, columns));

    // Whether anything but white is below an image of the first row.
    private static bool HasInk(SKBitmap sheet, int column) =>
        Enumerable.Range(10 + 130, 28).Any(y => Enumerable.Range(5 + (column * CellAndGap), CellAndGap)
            .Any(x => sheet.GetPixel(x, y) != SKColors.White));
}
