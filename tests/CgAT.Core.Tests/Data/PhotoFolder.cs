using CgAT.Core.Data;
using CgAT.Core.Errors;
using SkiaSharp;
using TorchSharp;

namespace CgAT.Core.Tests.Data;

/// <summary>A data set of 12 images of several sizes and kinds; all are in the database, 8 for training, 3 are queries.</summary>
internal sealed class PhotoFolder : IDisposable
{
    public const int Count = 12;

    public static readonly ImageResize Resize = new() { Size = 10, Crop = 8, Filter = ImageResize.Bilinear };

    private readonly ImageFolder folder = new();

    public PhotoFolder()
    {
        for (var image = 0; image < Count; image++)
        {
            var seed = image;
            var (width, height) = (16 + (5 * image % 13), 15 + (7 * image % 11));
            folder.Image(
                Name(image),
                ImageFolder.Draw(width, height, (x, y) => new SKColor(
                    (byte)((x * 13) + (seed * 29)), (byte)((y * 17) + (x * seed)), (byte)(x + y + seed))),
                image % 2 == 0 ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png);
        }

        List("database", Enumerable.Range(0, Count));
        List("train", Enumerable.Range(2, 8));
        List("test", [0, 1, 11]);
    }

    public string Path => folder.Path;

    public string Cache => folder.File("cache");

    public IReadOnlyList<string> CacheFiles =>
        Directory.Exists(Cache) ? [.. Directory.EnumerateFiles(Cache, "*.pixels")] : [];

    public static string Name(int image) => $"images/{image}";

    public string File(string name) => folder.File(name);

    public void List(string part, IEnumerable<int> images)
    {
        var items = images.ToList();
        folder.Lists(
            part,
            string.Concat(items.Select(image => Name(image) + "\n")),
            string.Concat(items.Select(image => $"{(image % 2 == 0 ? "1 0" : "0 1")} {(image % 3 == 0 ? 1 : 0)}\n")));
    }

    public void Write(int image, byte[] content) => folder.Write(Name(image), content);

    public byte[] Read(int image) => System.IO.File.ReadAllBytes(File(Name(image)));

    /// <summary>All in memory.</summary>
    public RetrievalDataset InMemory(bool cropsRoam = false) =>
        ImageLists.Load(Path, Resize, loading: new ImageLoading { CropsRoam = cropsRoam });

    /// <summary>Decoded each time.</summary>
    public RetrievalDataset Streamed(bool cropsRoam = false) =>
        ImageLists.Load(Path, Resize, loading: new ImageLoading { MemoryLimit = 0, CropsRoam = cropsRoam });

    /// <summary>Out of the cache, which is built where it is not there.</summary>
    public RetrievalDataset Cached(List<Diagnostic>? told = null, bool cropsRoam = false) =>
        CachedTelling(diagnostic => told?.Add(diagnostic), cropsRoam);

    /// <summary>The same, with whoever is told of warnings.</summary>
    public RetrievalDataset CachedTelling(Action<Diagnostic> tell, bool cropsRoam = false) => ImageLists.Load(
        Path,
        Resize,
        loading: new ImageLoading
        {
            MemoryLimit = 0,
            Cache = Cache,
            CropsRoam = cropsRoam,
            Tell = tell,
        });

    /// <summary>The images in memory or brought in when they are asked for, from a cache of a name or without one.</summary>
    public RetrievalDataset Load(
        bool streamed,
        string? cache,
        bool skip,
        IProgress<DataProgress>? progress = null,
        CancellationToken cancellation = default) => ImageLists.Load(
            Path,
            Resize,
            loading: new ImageLoading
            {
                MemoryLimit = streamed ? 0 : long.MaxValue,
                Cache = cache is null ? null : File(cache),
                SkipUnreadable = skip,
                Progress = progress,
                Cancellation = cancellation,
            });

    /// <summary>The pixels of a set's items, image by image.</summary>
    public static float[] Values(IImageSet images)
    {
        using var scope = torch.NewDisposeScope();
        return images.Images([.. Enumerable.Range(0, images.Count)], torch.CPU).contiguous().data<float>().ToArray();
    }

    public void Dispose() => folder.Dispose();
}
