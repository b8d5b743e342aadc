using CgAT.Core.Data;
using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Data;

public sealed class ImageListErrorTests : IDisposable
{
    private const string Layout =
        "the layout is {database,train,test}_{img,label}.txt, one path or one row of 0 and 1 a line";

    private readonly ImageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_CGAT0201()
    {
        var none = folder.File("none");
        AssertText(
            $"{none}: error CGAT0201: the folder of the image lists, '{none}', isn't there\n"
            + "  name the folder that holds database_img.txt and the other lists",
            none);
    }

    [Fact]
    public void A_list_that_is_not_there_is_CGAT0201()
    {
        File.Delete(folder.File("train_label.txt"));
        AssertText($"{folder.File("train_label.txt")}: error CGAT0201: the list isn't there\n  {Layout}");
    }

    [Fact]
    public void An_image_that_is_not_there_is_CGAT0201_at_its_line()
    {
        folder.Lists("database", "images/a.png\nimages/x.png\n", "1 0\n0 1\n");
        AssertText(
            $"{folder.File("database_img.txt")}:2:1: error CGAT0201: "
            + $"there is no image '{folder.File("images/x.png")}'\n"
            + "    2 | images/x.png\n"
            + "      | ^^^^^^^^^^^^ unpack the images where the list says, relative to its folder, "
            + "or name the folder where its paths start (--images, in a spec 'images')");
    }

    [Fact]
    public void A_label_other_than_0_and_1_is_CGAT0205_at_its_column()
    {
        folder.Lists("database", "images/a.png\nimages/b.png\n", "1 0\n0 -1\n");
        AssertText(
            $"{folder.File("database_label.txt")}:2:3: error CGAT0205: a label is '-1'\n"
            + "    2 | 0 -1\n"
            + "      |   ^^ write 0 or 1");
    }

    [Fact]
    public void Another_number_of_names_than_of_classes_is_CGAT0205()
    {
        File.WriteAllText(folder.File("classes.txt"), "one\ntwo\nthree\n\n");
        AssertText(
            $"{folder.File("classes.txt")}:3: error CGAT0205: there are 3 names, and labels of 2 classes\n"
            + "  write the name of a class a line, in the order of the columns of labels");
    }

    [Fact]
    public void A_row_of_another_length_is_CGAT0205()
    {
        folder.Lists("train", "images/b.png\n", "0 1 0\n");
        AssertText(
            $"{folder.File("train_label.txt")}:1: error CGAT0205: the row has 3 labels, not 2\n"
            + "  every row has as many labels as the first of database_label.txt");
    }

    [Fact]
    public void Lists_of_different_lengths_are_CGAT0205()
    {
        folder.Lists("test", "images/q.png\nimages/a.png\n", "1 1\n");
        AssertText(
            $"{folder.File("test_label.txt")}:2: error CGAT0205: test_img.txt has 2 lines, but test_label.txt has 1\n"
            + "  give each image one row");
    }

    [Fact]
    public void An_empty_list_is_CGAT0205()
    {
        folder.Lists("test", "\n", "");
        AssertText($"{folder.File("test_img.txt")}:1: error CGAT0205: the list is empty\n  {Layout}");
    }

    [Fact]
    public void A_blank_line_within_a_list_is_CGAT0205()
    {
        folder.Lists("database", "images/a.png\n\nimages/b.png\n", "1 0\n0 1\n0 1\n");
        AssertText($"{folder.File("database_img.txt")}:2: error CGAT0205: the line is blank\n  name an image");
    }

    [Fact]
    public void All_faults_of_the_lists_are_told_at_once()
    {
        folder.Lists("database", "images/a.png\nimages/x.png\n", "1 2\n0 1\n");
        folder.Lists("test", "images/y.png\n", "1\n");
        var exception = Assert.Throws<UserErrorException>(() => Load(folder.Path));
        Assert.Equal(
            ["CGAT0201", "CGAT0205", "CGAT0201", "CGAT0205"], exception.Diagnostics.Select(fault => fault.Code));
    }

    [Fact]
    public void A_list_that_is_wrong_throughout_is_cut_short()
    {
        folder.Lists(
            "database",
            string.Concat(Enumerable.Repeat("images/a.png\n", 100)),
            string.Concat(Enumerable.Repeat("x\n", 100)));
        var error = Assert.Throws<UserErrorException>(() => Load(folder.Path));
        Assert.Equal((20, true), (error.Diagnostics.Count, error.IsCutShort));
    }

    [Fact]
    public void A_file_that_is_no_image_is_CGAT0206_at_the_line_that_names_it_first()
    {
        folder.Write("images/b.png", [1, 2, 3]);
        AssertText(
            $"{folder.File("database_img.txt")}:2: error CGAT0206: the image '{folder.File("images/b.png")}' can't be "
            + "decoded\n  fetch the file again, or leave it out with unreadable = \"skip\" in a spec; "
            + "PNG, JPEG and WebP can be read");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(60)]
    public void An_image_that_was_cut_off_is_CGAT0206(int length)
    {
        var content = File.ReadAllBytes(folder.File("images/q.png"));
        folder.Write("images/q.png", content[..length]);
        var diagnostic = DiagnosticAssert.Fails(() => Load(folder.Path));
        Assert.Equal(ErrorCodes.UndecodableImage, diagnostic.Code);
        Assert.Equal((folder.File("test_img.txt"), 1), (diagnostic.File, diagnostic.Line));
    }

    [Fact]
    public void An_image_that_the_area_filter_cannot_take_is_CGAT0208()
    {
        folder.Image("images/a.png", ImageFolder.Solid(1, 2, 3, 6, 4));
        AssertText(
            $"{folder.File("database_img.txt")}:1: error CGAT0208: the image '{folder.File("images/a.png")}' is 6 x 4, "
            + "and filter 'area' needs squares whose side is a multiple of 4\n"
            + "  choose another size or filter 'bilinear'");
    }

    private static RetrievalDataset Load(string path) =>
        ImageLists.Load(path, new ImageResize { Size = 4, Filter = ImageResize.Area });

    private void AssertText(string expected, string? path = null) =>
        Assert.Equal(expected, DiagnosticAssert.Fails(() => Load(path ?? folder.Path)).ToString());
}
