using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CgAT.Core.Data;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;
using CgAT.Core.Files;

namespace CgAT.Core.Tests.Data.Pixels;

/// <summary>A cache is built once, and believed in nothing that it can't prove.</summary>
public sealed class PixelCacheTests : IDisposable
{
    // Where the digest of a file and its table begin.
    private const int Head = 56;
    private const int Table = Head + 32;

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
    public async Task A_cache_that_another_process_builds_is_waited_for_and_that_is_told()
    {
        var expected = PhotoFolder.Values(folder.Cached().Database);
        var file = Assert.Single(folder.CacheFiles);
        var built = File.ReadAllBytes(file);
        File.Delete(file);
        var waits = new TaskCompletionSource<Diagnostic>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var claim = FileLock.Take(file + ".lock", CancellationToken.None);
        var shown = Task.Run(() => PhotoFolder.Values(folder.CachedTelling(waits.SetResult).Database));
        Assert.Same(waits.Task, await Task.WhenAny(waits.Task, shown));
        Assert.Equal(
            $"{file}: warning CGAT0227: another process or run decodes these 12 images, and this one waits for it\n"
            + "  nothing needs to be done; --no-cache, or another folder with --cache FOLDER, waits for nobody",
            (await waits.Task).ToString());
        File.WriteAllBytes(file, built);
        claim.Dispose();
        Assert.Equal(expected, await shown);
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
    public void Places_that_lie_outside_of_the_file_are_not_believed_though_their_digest_is_right()
    {
        var expected = PhotoFolder.Values(folder.Cached().Database);
        var file = Assert.Single(folder.CacheFiles);
        var content = File.ReadAllBytes(file);
        (int At, long Value)[] forgeries =
            [(Table, long.MaxValue / 2), (Table, 8), (Table, content.Length - 1), (Table + 8, -1)];
        foreach (var (at, value) in forgeries)
        {
            var forged = (byte[])content.Clone();
            BinaryPrimitives.WriteInt64LittleEndian(forged.AsSpan(at), value);
            var faults = BinaryPrimitives.ReadInt32LittleEndian(forged.AsSpan(20));
            var table = forged.AsSpan(Table, PhotoFolder.Count * 24);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(forged.AsSpan(0, Head));
            hash.AppendData(table);
            hash.AppendData(forged.AsSpan(forged.Length - faults));
            hash.GetHashAndReset().CopyTo(forged, Head);
            File.WriteAllBytes(file, forged);
            told.Clear();
            Assert.Equal(expected, PhotoFolder.Values(folder.Cached(told).Database));
            Assert.Equal([ErrorCodes.CacheDamaged, ErrorCodes.CacheBuilt], told.Select(diagnostic => diagnostic.Code));
            Assert.Equal(content, File.ReadAllBytes(file));
        }
    }

    [Fact]
    public void What_may_be_mended_is_not_kept_as_a_fault()
    {
        var digests = Enumerable.Range(0, PhotoFolder.Count)
            .ToDictionary(image => folder.File(PhotoFolder.Name(image)), image => ContentDigest.Hex(folder.Read(image)));
        var (content, altered) = (folder.Read(5), folder.Read(5));
        altered[^3] ^= 1;
        folder.Write(5, altered);
        Assert.Equal(PhotoFolder.Count - 1, Load().Database.Count);
        Assert.Contains(told, diagnostic => diagnostic.Code == ErrorCodes.CacheNotKept);
        Assert.Empty(folder.CacheFiles);

        folder.Write(5, content);
        Assert.Equal(PhotoFolder.Count, Load().Database.Count);
        Assert.Single(folder.CacheFiles);

        RetrievalDataset Load() => ImageLists.Load(
            folder.Path,
            PhotoFolder.Resize,
            loading: new ImageLoading
            {
                MemoryLimit = 0,
                Cache = folder.Cache,
                SkipUnreadable = true,
                Sha256Of = path => digests[path],
                Tell = told.Add,
            });
    }

    [Fact]
    public void A_file_stays_mapped_no_longer_than_somebody_has_it()
    {
        const string maps = "/proc/self/maps";
        ShowAll();
        ImageThreads.AwaitIdle();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.True(
            !File.Exists(maps) || !File.ReadAllText(maps).Contains(folder.Cache, StringComparison.Ordinal), "it is mapped");

        [MethodImpl(MethodImplOptions.NoInlining)]
        void ShowAll()
        {
            for (var time = 0; time < 3; time++)
            {
                PhotoFolder.Values(folder.Cached().Database);
            }
        }
    }

    [Fact]
    public void Without_a_cache_an_image_that_changes_between_epochs_is_CGAT0221()
    {
        var data = folder.Streamed();
        PhotoFolder.Values(data.Database);
        folder.Write(5, folder.Read(6));
        var fault = DiagnosticAssert.Fails(() => PhotoFolder.Values(data.Database));
        Assert.Equal(ErrorCodes.ImageDiffers, fault.Code);
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
    public void The_wait_for_another_process_can_be_stopped()
    {
        PhotoFolder.Values(folder.Cached().Query);
        var file = Assert.Single(folder.CacheFiles);
        File.Delete(file);
        using var claim = FileLock.TryTake(file + ".lock");
        Assert.NotNull(claim);
        using var stop = new CancellationTokenSource();
        var data = ImageLists.Load(
            folder.Path,
            PhotoFolder.Resize,
            loading: new ImageLoading
            {
                MemoryLimit = 0,
                Cache = folder.Cache,
                Cancellation = stop.Token,
                Tell = diagnostic =>
                {
                    told.Add(diagnostic);
                    stop.Cancel();
                },
            });
        Assert.Throws<OperationCanceledException>(() => PhotoFolder.Values(data.Query));
        Assert.Equal(ErrorCodes.CacheAwaited, Assert.Single(told).Code);
        Assert.Empty(folder.CacheFiles);
    }

    [Fact]
    public void An_image_that_can_t_be_read_is_an_error_and_leaves_no_cache()
    {
        folder.Write(5, [1, 2, 3]);
        var data = folder.Cached();
        var fault = DiagnosticAssert.Fails(() => PhotoFolder.Values(data.Query));
        Assert.Equal((ErrorCodes.UndecodableImage, 6), (fault.Code, fault.Line));
        Assert.All(
            Directory.EnumerateFiles(folder.Cache), file => Assert.EndsWith(".lock", file, StringComparison.Ordinal));
    }
}
