using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Data.Pixels;

/// <summary>A cache is built once, and believed in nothing that it can't prove.</summary>
public sealed class PixelCacheTests : IDisposable
{
    private readonly PhotoFolder folder = new();
    private readonly List<Diagnostic> told = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_cache_is_announced_built_once_and_read_from_then_on()
    {
        var expected = PhotoFolder.Values(folder.InMemory().Database);
        Assert.Equal(expected, PhotoFolder.Values(folder.Cached(told).Database));
        var file = Assert.Single(folder.CacheFiles);
        Assert.Equal(
            $"{file}: warning CGAT0224: 12 images are decoded once and kept, in about 1 MiB\n"
            + "  the file can be deleted at any time; --cache FOLDER keeps it elsewhere, --no-cache nowhere",
            Assert.Single(told).ToString());

        // Nothing is decoded any more: what lies there now can't be.
        var again = folder.Cached(told);
        for (var image = 0; image < PhotoFolder.Count; image++)
        {
            folder.Write(image, [1, 2, 3]);
        }

        Assert.Equal(expected, PhotoFolder.Values(again.Database));
        Assert.Single(told);
        Assert.Equal([file], Directory.EnumerateFiles(folder.Cache).Where(each => !each.EndsWith(".lock", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_built_before_images_are_asked_for()
    {
        folder.Cached(told).Train.LabelsOf(0);
        Assert.Empty(told);
        Assert.False(Directory.Exists(folder.Cache));
    }

    [Fact]
    public void Other_images_sizes_or_crops_have_another_cache()
    {
        PhotoFolder.Values(folder.Cached().Query);
        PhotoFolder.Values(folder.Cached(cropsRoam: true).Query);
        folder.Write(4, folder.Read(6));
        PhotoFolder.Values(folder.Cached().Query);
        Assert.Equal(3, folder.CacheFiles.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(2000)]
    public void A_cache_that_was_cut_off_is_told_of_and_built_anew(int length)
    {
        var expected = PhotoFolder.Values(folder.Cached().Database);
        var file = Assert.Single(folder.CacheFiles);
        var content = File.ReadAllBytes(file);
        File.WriteAllBytes(file, content[..length]);
        Assert.Equal(expected, PhotoFolder.Values(folder.Cached(told).Database));
        Assert.Equal([ErrorCodes.CacheDamaged, ErrorCodes.CacheBuilt], told.Select(diagnostic => diagnostic.Code));
        Assert.Equal(content, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_cut_off_cache_says_what_is_missing()
    {
        PhotoFolder.Values(folder.Cached().Query);
        var file = Assert.Single(folder.CacheFiles);
        var content = File.ReadAllBytes(file);
        File.WriteAllBytes(file, content[..2000]);
        PhotoFolder.Values(folder.Cached(told).Query);
        Assert.Equal(
            FormattableString.Invariant(
                $"{file}: warning CGAT0225: the cache of decoded images has 2,000 bytes of {content.Length:N0}\n")
            + "  it is built anew",
            told[0].ToString());
    }

    [Fact]
    public void A_change_of_any_byte_is_noticed_and_never_shown()
    {
        var expected = PhotoFolder.Values(folder.Cached().Database);
        var file = Assert.Single(folder.CacheFiles);
        var content = File.ReadAllBytes(file);
        for (var at = 0; at < content.Length; at += 37)
        {
            var altered = (byte[])content.Clone();
            altered[at] ^= 4;
            File.WriteAllBytes(file, altered);
            told.Clear();
            var data = folder.Cached(told);
            Assert.Equal(expected, PhotoFolder.Values(data.Database));
            PhotoFolder.Values(data.Query);
            Assert.Contains(told, diagnostic => diagnostic.Code == "CGAT0225");
            Assert.Equal(content, File.ReadAllBytes(file));
        }
    }

    [Fact]
    public void Without_a_folder_that_can_be_written_images_are_decoded_each_time()
    {
        File.WriteAllText(folder.Cache, "a file");
        var expected = PhotoFolder.Values(folder.InMemory().Database);
        Assert.Equal(expected, PhotoFolder.Values(folder.Cached(told).Database));
        var warning = Assert.Single(told);
        Assert.Equal(("CGAT0226", true), (warning.Code, warning.IsWarning));
    }

    [Fact]
    public void An_image_that_can_t_be_read_is_an_error_and_leaves_no_cache()
    {
        folder.Write(5, [1, 2, 3]);
        var data = folder.Cached();
        var fault = DiagnosticAssert.Fails(() => PhotoFolder.Values(data.Query));
        Assert.Equal((ErrorCodes.UndecodableImage, 6), (fault.Code, fault.Line));
        Assert.Empty(folder.CacheFiles);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder.Cache), file => file.EndsWith(".part", StringComparison.Ordinal));
    }
}
