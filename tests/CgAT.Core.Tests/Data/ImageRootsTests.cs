using CgAT.Core.Data;
using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Data;

/// <summary>Which files lists may name.</summary>
public sealed class ImageRootsTests : IDisposable
{
    private static readonly ImageResize Whole = new() { Size = 4, Filter = ImageResize.Area };

    private readonly ImageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a/b.png", "/data/images/a/b.png", "a/b.png")]
    [InlineData("a\\b.png", "/data/images/a/b.png", "a/b.png")]
    [InlineData("./a/../b.png", "/data/images/b.png", "b.png")]
    [InlineData("/data/images/b.png", "/data/images/b.png", "b.png")]
    [InlineData("/lists/b.png", "/lists/b.png", "./b.png")]
    [InlineData("../../lists/b.png", "/lists/b.png", "./b.png")]
    [InlineData("../b.png", null, null)]
    [InlineData("/data/images", null, null)]
    [InlineData("/data/images2/b.png", null, null)]
    [InlineData("/etc/passwd", null, null)]
    [InlineData("a/../../../etc/passwd", null, null)]
    [InlineData("..\\..\\etc\\passwd", null, null)]
    [InlineData("a\0b.png", null, null)]
    public void Paths_lead_below_one_of_the_two_folders_or_nowhere(string line, string? path, string? name)
    {
        var found = new ImageRoots("/lists/", "/data/images").Find(line);
        Assert.Equal((path, name), (found?.Path, found?.Name));
    }

    [Fact]
    public void Everything_is_below_the_root_of_the_file_system() =>
        Assert.Equal(("/b.png", "b.png"), new ImageRoots("/", null).Find("/b.png"));

    [Fact]
    public void A_path_that_leads_out_is_CGAT0212_at_its_line()
    {
        folder.Lists("database", "images/a.png\n../b.png\n", "1 0\n0 1\n");
        Assert.Equal(
            $"{folder.File("database_img.txt")}:2:1: error CGAT0212: "
            + $"the image lies outside the folder of the lists, '{folder.Path}'\n"
            + "    2 | ../b.png\n"
            + "      | ^^^^^^^^ write a path below it, or name with 'images' the folder that all images lie in",
            DiagnosticAssert.Fails(() => ImageLists.Load(folder.Path, Whole)).ToString());
    }

    [Fact]
    public void Images_may_lie_in_another_folder_than_lists()
    {
        var before = ImageLists.Load(folder.Path, Whole).Digest;
        using var elsewhere = new TemporaryFolder();
        Directory.Move(folder.File("images"), Path.Combine(elsewhere.Path, "images"));
        folder.Lists("test", $"{elsewhere.Path}/images/q.png\r\n", "1 1 \r\n");
        Assert.Equal(before, ImageLists.Load(folder.Path, Whole, elsewhere.Path).Digest);
        var fault = DiagnosticAssert.Fails(() => ImageLists.Load(folder.Path, Whole, elsewhere.Path + "/none"));
        Assert.Equal((ErrorCodes.DataMissing, elsewhere.Path + "/none"), (fault.Code, fault.File));
    }
}
