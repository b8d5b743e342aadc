using System.Diagnostics;
using CgAT.Core.Data;
using CgAT.Core.Data.Streams;
using CgAT.Core.Numerics;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Bench;

/// <summary>
/// From files to batches of 224 x 224 pixels: seconds of an epoch in a keyed order, with nothing else to do. The first
/// epoch has the reading of lists and digests, and the building of a cache, in it.
/// </summary>
internal static class DataBenchmark
{
    private const int Size = 256;
    private const int Crop = 224;

    public static IReadOnlyDictionary<string, object> Run(Options options)
    {
        var folder = options.Text("folder", Path.Combine(Path.GetTempPath(), "cgat-bench-data"));
        var (images, epochs, batch) = (
            options.Whole("images", 2000), options.Whole("epochs", 3), options.Whole("batch", 32));
        var random = options.Text("crop", "center") == "random";
        var cache = options.Text("cache", "on") == "on" ? Path.Combine(folder, "cache") : null;
        PhotoFiles.Write(folder, images);
        NativeHeap.KeepFreedMemory();
        if (cache is not null && Directory.Exists(cache))
        {
            Directory.Delete(cache, recursive: true);
        }

        var (seconds, resident) = (new List<double>(), new List<double>());
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var data = ImageLists.Load(
            folder,
            new ImageResize { Size = Size, Crop = Crop, Filter = ImageResize.Bilinear },
            loading: new ImageLoading { MemoryLimit = 0, Cache = cache, CropsRoam = random });
        var read = Stopwatch.GetElapsedTime(start).TotalSeconds;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            Epoch(data.Train, epoch, batch, random);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            resident.Add(Math.Round(Anonymous() / 1024.0));
            start = Stopwatch.GetTimestamp();
        }

        return new Dictionary<string, object>
        {
            ["first"] = seconds[0],
            ["of_it_digests"] = read,
            ["others"] = Measure.Median([.. seconds.Skip(Math.Min(1, seconds.Count - 1))]),
            ["processor"] = (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            ["resident_mib"] = resident,
            ["resident_with_files_mib"] = Environment.WorkingSet >> 20,
        };
    }

    private static void Epoch(IImageSet images, int epoch, int batchSize, bool random)
    {
        var augmentation = random
            ? new Augmentation(new AugmentationSettings { RandomCrop = true, Flip = true }, seed: 0, "bench")
            : null;
        var order = KeyedPermutation.Of(KeyedStream.Create(0, "order/bench"), epoch, images.Count);
        var batches = ReadAhead.Of(
            images,
            order.Chunk(batchSize),
            items => new ImageBatch { Items = items, Crops = augmentation?.Crops(items, epoch) },
            torch.CPU);
        foreach (var (_, pending) in batches)
        {
            using var scope = torch.NewDisposeScope();
            pending.Take();
        }
    }

    // Without what the system may forget: the pages of mapped files.
    private static double Anonymous() => File.Exists("/proc/self/status")
        ? double.Parse(
            File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture)
        : Environment.WorkingSet / 1024.0;
}
