using System.Globalization;
using System.IO.Compression;
using System.Text;
using CgAT.Core.Data;
using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Weights;
using Xunit.Abstractions;

namespace CgAT.Core.Tests.Data;

/// <summary>
/// Files of data sets with keyed changes: each is read, or refused with a code, in memory that their length bounds.
/// CGAT_FUZZ says how many of each of the nine kinds.
/// </summary>
public sealed class DataFileFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Usually = 2_300;

    // What reading takes however small the file is: buffers, exceptions, and the other files of a layout.
    private const int Fixed = 1 << 20;

    private static readonly int s_count = int.Parse(
        Environment.GetEnvironmentVariable("CGAT_FUZZ") ?? $"{Usually}", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Changed_lists_are_read_or_refused() => Fuzz(
        "lists",
        "images/a.png\nimages\\b.png\r\n/data/c.png \n../x.png\nimages/ü.png\n"u8.ToArray(),
        content => ReadLists("database_img.txt", content));

    [Fact]
    public void Changed_labels_are_read_or_refused() => Fuzz(
        "labels",
        "1 0 1\n0 1 0 \r\n0 0 0\n1 1 1\n1 0 0\n"u8.ToArray(),
        content => ReadLists("database_label.txt", content));

    [Fact]
    public void Changed_IDX_files_are_read_or_refused()
    {
        byte[] plain = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        var file = Path.Combine(folder.Path, "idx");
        Fuzz("idx", plain, Read);
        Fuzz("idx.gz", packed.ToArray(), Read);

        void Read(byte[] content)
        {
            Rewrite(file, content);
            IdxReader.Read(file);
        }
    }

    [Fact]
    public void Changed_batches_of_CIFAR_10_are_read_or_refused()
    {
        folder.Write("batches.meta.txt", string.Concat(Enumerable.Range(0, 10).Select(label => $"{label}\n")));
        foreach (var batch in new[] { "data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5" })
        {
            folder.Write($"{batch}.bin", new byte[3073]);
        }

        var file = Path.Combine(folder.Path, "test_batch.bin");
        Fuzz("cifar-10", new byte[2 * 3073], content =>
        {
            Rewrite(file, content);
            Assert.All(new Cifar10().Read(folder.Path, 0).Images, image => image.Pixels?.Invoke());
        });
    }

    [Fact]
    public void Changed_annotations_are_read_or_refused()
    {
        for (var number = 1; number <= 12; number++)
        {
            folder.Write($"mirflickr/im{number}.jpg", "image");
        }

        FuzzLayout(
            new MirFlickr25K { Queries = 2, Training = 3 },
            "mirflickr25k_annotations_v080/sky.txt",
            "1\r\n2 \r\n12\n7\n11\n"u8.ToArray());
    }

    [Fact]
    public void Changed_concepts_of_NUS_WIDE_are_read_or_refused()
    {
        folder.Write(
            "ImageList/Imagelist.txt", string.Concat(Enumerable.Range(0, 8).Select(at => $"a\\{at}.jpg \r\n")));
        folder.Write("ConceptsList/Concepts81.txt", "sky \r\nsea\r\n");
        folder.Write("Groundtruth/AllLabels/Labels_sky.txt", "1\n1\n1\n1\n1\n1\n1\n1\n");
        folder.Write("Flickr/a/0.jpg", "image");
        FuzzLayout(
            new NusWide { Concepts = 2, QueriesPerClass = 0, TrainingPerClass = 0 },
            "Groundtruth/AllLabels/Labels_sea.txt",
            "1 \r\n0 \r\n1 \r\n0 \r\n0 \r\n1 \r\n1 \r\n0 \r\n"u8.ToArray());
    }

    [Fact]
    public void Changed_annotations_of_COCO_are_read_or_refused()
    {
        const string text = """
            {"info":{"year":2014},"images":[{"id":9,"file_name":"a.jpg","width":1},{"id":58,"file_name":"b.jpg"}],
            "annotations":[{"segmentation":[[1.5,2e3]],"image_id":9,"category_id":90},{"image_id":58,"category_id":1}],
            "categories":[{"id":1,"name":"person"},{"id":90,"name":"cat \u00fc"}]}
            """;
        folder.Write("annotations/instances_val2014.json", text);
        folder.Write("train2014/a.jpg", "image");
        folder.Write("val2014/a.jpg", "image");
        FuzzLayout(
            new Coco2014 { Queries = 1, Training = 1 },
            "annotations/instances_train2014.json",
            Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public void Changed_manifests_are_read_or_refused()
    {
        var digest = "sha256:" + new string('a', 64);
        var manifest = new ImageManifest
        {
            Origin = new ManifestOrigin("nus-wide", "a rule", 1),
            Classes = 2,
            Counts = new Dictionary<string, int> { ["test"] = 1, ["train"] = 2, ["database"] = 3 },
            Digest = digest,
            Lists = ImageLists.FileNames.ToDictionary(name => name, _ => digest),
            Images = new Dictionary<string, ImageFileDigest> { ["a.png"] = new(12, new string('b', 64)) },
        };
        Fuzz("manifests", manifest.ToBytes(), content =>
        {
            Rewrite(Path.Combine(folder.Path, ImageManifest.FileName), content);
            ImageManifest.TryRead(folder.Path)?.ToBytes();
        });
    }

    private void FuzzLayout(IRawLayout layout, string name, byte[] original)
    {
        folder.Write(name, original);
        Fuzz(layout.Kind, original, content =>
        {
            Rewrite(Path.Combine(folder.Path, name), content);
            var data = layout.Read(folder.Path, 0);
            RawLists.Of(data, layout.Split(data, 0), folder.Path);
        });
    }

    // File systems flush a file that is written over at once, which takes as long as a hundred new ones.
    private static void Rewrite(string file, byte[] content)
    {
        File.Delete(file);
        File.WriteAllBytes(file, content);
    }

    private static void ReadLists(string changed, byte[] content)
    {
        var files = ImageLists.FileNames.ToDictionary(
            name => name,
            name => name.EndsWith("_img.txt", StringComparison.Ordinal)
                ? "a\nb\nc\nd\ne\n"u8.ToArray()
                : "1 0 1\n0 1 0\n0 0 0\n1 1 1\n1 0 0\n"u8.ToArray());
        files[changed] = content;
        ImageListParts.Of(
            new ImageListFiles { Folder = "/lists", Images = "/data/images", Content = files }, mustExist: false);
    }

    private void Fuzz(string name, byte[] original, Action<byte[]> read)
    {
        var stream = KeyedStream.Create(1, $"fuzz/{name}");
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var item = 0; item < s_count; item++)
        {
            var content = Mutation.Of(original, 0, original.Length, stream, item);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var outcome = Outcome(() => read(content));
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(
                taken <= (16L * content.Length) + Fixed, $"item {item}: {taken} bytes for a file of {content.Length}");
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        output.WriteLine($"{s_count} {name}: {string.Join(", ", outcomes.Select(each => $"{each.Key} {each.Value}"))}");
        Assert.True(outcomes.Count > 1 || s_count < 100, "every file came to the same");
    }

    private static string Outcome(Action read)
    {
        try
        {
            read();
            return "read";
        }
        catch (UserErrorException fault)
        {
            Assert.All(fault.Diagnostics, each => Assert.StartsWith("CGAT02", each.Code, StringComparison.Ordinal));
            return fault.Diagnostics[0].Code;
        }
    }
}
