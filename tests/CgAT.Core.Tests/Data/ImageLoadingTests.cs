using CgAT.Core.Data;
using CgAT.Core.Errors;
using SkiaSharp;
using TorchSharp;

namespace CgAT.Core.Tests.Data;

/// <summary>However images are brought in, they are the same ones.</summary>
public sealed class ImageLoadingTests : IDisposable
{
    private readonly PhotoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_in_memory_decoded_each_time_and_out_of_a_cache_are_the_same_to_the_bit(bool cropsRoam)
    {
        var memory = folder.InMemory(cropsRoam);
        var streamed = folder.Streamed(cropsRoam);
        var built = folder.Cached(cropsRoam: cropsRoam);
        Assert.Empty(folder.CacheFiles);
        Assert.All([streamed, built, folder.Cached(cropsRoam: cropsRoam)], other =>
        {
            Assert.Equal(memory.Digest, other.Digest);
            Assert.Equal(PhotoFolder.Values(memory.Database), PhotoFolder.Values(other.Database));
            Assert.Equal(PhotoFolder.Values(memory.Train), PhotoFolder.Values(other.Train));
            Assert.Equal(Cropped(memory.Train), Cropped(other.Train));
            Assert.Equal(Cropped(memory.Query), Cropped(other.Query));
        });
        Assert.Single(folder.CacheFiles);
    }

    [Fact]
    public void A_crop_is_part_of_the_resized_image_mirrored_or_not()
    {
        using var drawn = ImageFolder.Draw(20, 20, (x, y) => new SKColor((byte)(x * 11), (byte)(y * 11), (byte)(x * y)));
        using var content = drawn.Encode(SKEncodedImageFormat.Png, 100);
        folder.Write(5, content.ToArray());
        var whole = ImageLists.Load(folder.Path, new ImageResize { Size = 10, Filter = ImageResize.Bilinear });
        using var scope = torch.NewDisposeScope();
        var square = whole.Train.Images([3], torch.CPU);

        // In 10 x 10 pixels, 8 x 8 have 3 x 3 places.
        var set = folder.InMemory(cropsRoam: true).Train;
        for (var place = 0; place < 9; place++)
        {
            var (down, right, mirrored) = (place / 3, place % 3, place % 2 == 0);
            var crop = new ImageCrop((down + 0.5f) / 3, (right + 0.5f) / 3, mirrored);
            using var pending = set.Begin(new ImageBatch { Items = [3], Crops = [crop] }, torch.CPU);
            var expected = square.narrow(2, down, 8).narrow(3, right, 8);
            Assert.True((mirrored ? expected.flip(3) : expected).equal(pending.Take()).all().item<bool>());
        }
    }

    [Fact]
    public void A_centre_crop_is_the_centre_of_the_resized_image()
    {
        var whole = ImageLists.Load(folder.Path, new ImageResize { Size = 10, Filter = ImageResize.Bilinear });
        using var scope = torch.NewDisposeScope();
        var square = whole.Train.Images([3], torch.CPU);
        Assert.True(square.narrow(2, 1, 8).narrow(3, 1, 8)
            .equal(folder.InMemory().Train.Images([3], torch.CPU)).all().item<bool>());
    }

    [Fact]
    public void The_images_of_a_set_that_shows_them_whole_are_mirrored_and_no_more()
    {
        using var scope = torch.NewDisposeScope();
        IImageSet set = Support.TinyImages.Random(3, seed: 1);
        var plain = set.Images([0, 1, 2], torch.CPU);
        using var pending = set.Begin(
            new ImageBatch { Items = [0, 1, 2], Crops = [new(0, 0, false), new(0.9f, 0.9f, true), new(0, 0, false)] },
            torch.CPU);
        var shown = pending.Take();
        Assert.True(shown[0].equal(plain[0]).all().item<bool>());
        Assert.True(shown[1].equal(plain[1].flip(2)).all().item<bool>());
        Assert.True(shown[2].equal(plain[2]).all().item<bool>());
    }

    [Fact]
    public void An_image_of_a_known_digest_is_not_read_before_it_is_shown_and_then_held_against_it()
    {
        var digests = Enumerable.Range(0, PhotoFolder.Count)
            .ToDictionary(image => folder.File(PhotoFolder.Name(image)), image => ContentDigest.Hex(folder.Read(image)));
        var digest = folder.InMemory().Digest;
        folder.Write(4, folder.Read(6));
        var data = ImageLists.Load(
            folder.Path, PhotoFolder.Resize, loading: new ImageLoading { MemoryLimit = 0, Sha256Of = path => digests[path] });

        Assert.Equal(digest, data.Digest);
        PhotoFolder.Values(data.Query);
        var fault = DiagnosticAssert.Fails(() => PhotoFolder.Values(data.Train));
        Assert.Equal(ErrorCodes.ImageDiffers, fault.Code);
        Assert.Equal((folder.File("database_img.txt"), 5), (fault.File, fault.Line));
        Assert.Contains(digests[folder.File(PhotoFolder.Name(4))], fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_image_that_changes_after_the_data_were_read_is_CGAT0221(bool cached)
    {
        var data = cached ? folder.Cached() : folder.Streamed();
        folder.Write(0, folder.Read(2));
        Assert.Equal("CGAT0221", DiagnosticAssert.Fails(() => PhotoFolder.Values(data.Query)).Code);
    }

    [Fact]
    public void An_item_that_is_not_in_the_set_is_refused()
    {
        var data = folder.Streamed();
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Query.Images([3], torch.CPU));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Query.LabelsOf(3));
    }

    [Theory]
    [InlineData(false, null, false, "decoding images")]
    [InlineData(true, null, false, "hashing images")]
    [InlineData(true, null, true, "hashing images", "decoding images")]
    [InlineData(true, "cache", false, "hashing images", "decoding images")]
    public void It_is_told_how_many_images_are_read(bool streamed, string? cache, bool skip, params string[] what)
    {
        var told = new List<DataProgress>();
        PhotoFolder.Values(folder.Load(streamed, cache, skip, new Told(told.Add)).Query);
        Assert.Equal(
            what.SelectMany(each => new DataProgress[] { new(each, 0, 12), new(each, 12, 12) }), told);
    }

    [Theory]
    [InlineData(false, null, false, "decoding images")]
    [InlineData(true, null, false, "hashing images")]
    [InlineData(true, null, true, "decoding images")]
    [InlineData(true, "cache", false, "hashing images")]
    [InlineData(true, "cache", false, "decoding images")]
    public void Reading_that_is_stopped_ends_and_leaves_no_half_of_a_file(
        bool streamed, string? cache, bool skip, string at)
    {
        using var stop = new CancellationTokenSource();
        var told = new List<DataProgress>();
        var progress = new Told(report =>
        {
            told.Add(report);
            if (report.What == at)
            {
                stop.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(
            () => PhotoFolder.Values(folder.Load(streamed, cache, skip, progress, stop.Token).Query));
        Assert.Equal(new DataProgress(at, 0, 12), told[^1]);
        Assert.DoesNotContain(
            Directory.Exists(folder.Cache) ? Directory.EnumerateFiles(folder.Cache) : [],
            file => !file.EndsWith(".lock", StringComparison.Ordinal));

        // What stopped it is no fault of the data.
        Assert.Equal(12, folder.Load(streamed, cache, skip).Database.Count);
    }

    private static float[] Cropped(IImageSet images)
    {
        using var scope = torch.NewDisposeScope();
        using var pending = images.Begin(
            new ImageBatch
            {
                Items = [.. Enumerable.Range(0, images.Count)],
                Crops = [.. Enumerable.Range(0, images.Count).Select(item => new ImageCrop(
                    item / (float)images.Count, 1 - ((item + 1) / (float)(images.Count + 1)), item % 2 == 0))],
            },
            torch.CPU);
        return pending.Take().contiguous().data<float>().ToArray();
    }

    private sealed class Told(Action<DataProgress> tell) : IProgress<DataProgress>
    {
        public void Report(DataProgress value) => tell(value);
    }
}
