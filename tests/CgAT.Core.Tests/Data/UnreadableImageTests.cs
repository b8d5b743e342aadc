using CgAT.Core.Data;
using CgAT.Core.Errors;
using SkiaSharp;

namespace CgAT.Core.Tests.Data;

/// <summary>Images that can't be used: an error each, or a list of what is skipped.</summary>
public sealed class UnreadableImageTests : IDisposable
{
    private readonly PhotoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_image_of_absurd_size_is_CGAT0220_and_nothing_is_allocated_for_it()
    {
        folder.Write(1, BrokenImages.PngOfSize(60_000, 50_000));
        AssertText(
            $"{folder.File("database_img.txt")}:2: error CGAT0220: the image '{folder.File("images/1")}' says that it is "
            + "60000 x 50000 pixels, and 89,478,485 pixels are the most that is decoded\n"
            + "  make it smaller, or take it off the lists");
    }

    [Fact]
    public void An_image_that_would_be_absurd_after_its_resize_is_CGAT0220()
    {
        using var data = ImageFolder.Draw(1, 4000, (_, y) => new SKColor((byte)y, 0, 0))
            .Encode(SKEncodedImageFormat.Png, 100);
        folder.Write(1, data.ToArray());
        var resize = new ImageResize { Size = 1000, Filter = ImageResize.Bilinear };
        var fault = DiagnosticAssert.Fails(() => ImageLists.Load(folder.Path, resize));
        Assert.Equal("CGAT0220", fault.Code);
        Assert.Contains("is 1 x 4000 pixels, 1000 x 4000000 after the resize", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Half_an_image_is_CGAT0206_and_not_half_an_image(SKEncodedImageFormat kind)
    {
        folder.Write(1, BrokenImages.Half(kind));
        var fault = DiagnosticAssert.Fails(() => folder.InMemory());
        Assert.Equal((ErrorCodes.UndecodableImage, 2), (fault.Code, fault.Line));
        Assert.EndsWith("ends before its last row: it was cut off", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_and_a_kind_that_is_not_read_are_told_as_such()
    {
        folder.Write(1, []);
        folder.Write(2, BrokenImages.Gif);
        var faults = Assert.Throws<UserErrorException>(() => folder.InMemory()).Diagnostics;
        Assert.Equal(
            [
                $"the image '{folder.File("images/1")}' is an empty file",
                $"the image '{folder.File("images/2")}' is of the kind Gif",
            ],
            faults.Select(fault => fault.Message));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("streamed")]
    [InlineData("cached")]
    public void What_can_t_be_read_is_skipped_and_listed_where_that_is_asked_for(string how)
    {
        folder.Write(3, [1, 2, 3]);
        folder.Write(11, []);
        var told = new List<Diagnostic>();
        var data = Skipping(how, told);
        Assert.Equal((10, 7, 2), (data.Database.Count, data.Train.Count, data.Query.Count));
        var warning = Assert.Single(told, diagnostic => diagnostic.Code == ErrorCodes.ImagesSkipped);
        Assert.Equal(
            $"{folder.File("database_img.txt")}: warning CGAT0222: 2 of 12 images can't be used and are skipped\n"
            + $"  {folder.File("database_img.txt")}:4: '{folder.File("images/3")}' can't be decoded\n"
            + $"  {folder.File("database_img.txt")}:12: '{folder.File("images/11")}' is an empty file",
            warning.ToString());

        folder.List("database", Enumerable.Range(0, 11).Where(image => image != 3));
        folder.List("train", Enumerable.Range(2, 8).Where(image => image != 3));
        folder.List("test", [0, 1]);
        var without = folder.InMemory();
        Assert.Equal(without.Digest, data.Digest);
        Assert.Equal(without.TrainInDatabase, data.TrainInDatabase);
        Assert.Equal(PhotoFolder.Values(without.Database), PhotoFolder.Values(data.Database));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("streamed")]
    [InlineData("cached")]
    public void Where_images_are_skipped_the_digest_of_all_is_refused_with_the_one_to_write(string how)
    {
        folder.Write(3, [1, 2, 3]);
        folder.Write(11, []);
        var files = ImageListFiles.Read(folder.Path);
        var manifest = ManifestMaker.Make(files, new ManifestOrigin("image-list", "as it was given", null));
        var data = Skipping(how, []);
        var fault = DiagnosticAssert.Fails(() => data.RequireDigest(manifest.Digest));
        Assert.Equal(ErrorCodes.DigestDiffers, fault.Code);
        Assert.Equal(
            $"2 images of '{data.Name}' can't be used and are skipped, so it has not the digest of all of them, "
            + manifest.Digest,
            fault.Message);
        Assert.StartsWith($"write digest = \"{data.Digest}\", ", fault.Remedy, StringComparison.Ordinal);

        // Any other is another data set.
        Assert.StartsWith(
            "the data of ", DiagnosticAssert.Fails(() => data.RequireDigest("sha256:0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_that_are_skipped_are_not_all_listed()
    {
        folder.List("database", Enumerable.Range(0, 40));
        for (var image = 12; image < 40; image++)
        {
            folder.Write(image, [1]);
        }

        var told = new List<Diagnostic>();
        Skipping("memory", told);
        var text = Assert.Single(told).ToString();
        Assert.Equal(22, text.Split('\n').Length);
        Assert.EndsWith("\n  and 8 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_which_nothing_is_left_is_CGAT0223()
    {
        folder.List("test", [1]);
        folder.Write(1, [1, 2, 3]);
        var fault = DiagnosticAssert.Fails(() => Skipping("memory", []));
        Assert.Equal(
            $"{folder.File("test_img.txt")}: error CGAT0223: none of its 1 images can be read\n"
            + "  fetch the images again; PNG, JPEG and WebP can be read",
            fault.ToString());
    }

    [Fact]
    public void A_cache_that_was_built_skipping_images_hides_no_error()
    {
        folder.Write(3, [1, 2, 3]);
        Skipping("cached", []);
        var data = folder.Cached();
        Assert.Equal("CGAT0206", DiagnosticAssert.Fails(() => PhotoFolder.Values(data.Query)).Code);
    }

    private RetrievalDataset Skipping(string how, List<Diagnostic> told) => ImageLists.Load(
        folder.Path,
        PhotoFolder.Resize,
        loading: new ImageLoading
        {
            SkipUnreadable = true,
            MemoryLimit = how == "memory" ? long.MaxValue : 0,
            Cache = how == "cached" ? folder.Cache : null,
            Tell = told.Add,
        });

    private void AssertText(string expected) =>
        Assert.Equal(expected, DiagnosticAssert.Fails(() => folder.InMemory()).ToString());
}
