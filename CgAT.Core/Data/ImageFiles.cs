using CgAT.Core.Data.Pixels;
using CgAT.Core.Data.Streams;

namespace CgAT.Core.Data;

/// <summary>
/// Finds the distinct images of some lists and where their pixels come from: few are decoded at once and kept in memory,
/// many when they are asked for. Their digests are those of a manifest, or their files are read for them once.
/// </summary>
internal static class ImageFiles
{
    /// <summary>The images of some lists.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="train">The one of them whose images are shown in training.</param>
    /// <param name="resize">How images are resized.</param>
    /// <param name="loading">How they are brought in.</param>
    /// <exception cref="Errors.UserErrorException">CGAT02xx: images can't be used, and are not skipped.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static LoadedImages Load(
        IReadOnlyList<ImageList> lists, ImageList train, ImageResize resize, ImageLoading loading)
    {
        var threads = new ImageThreads();
        var images = Distinct(lists, loading.CropsRoam ? [.. train.Images] : [], loading.Sha256Of);
        var bytes = (long)images.Length * resize.Size * resize.Size * RgbImage.Channels;
        var (source, faults) = bytes <= loading.MemoryLimit
            ? InMemory(images, resize, loading, threads)
            : Streamed(images, resize, loading, threads);
        if (!loading.SkipUnreadable)
        {
            ThrowIfAny(images, faults);
        }

        return new LoadedImages(images, source, threads, faults);
    }

    private static ListedImage[] Distinct(
        IReadOnlyList<ImageList> lists, HashSet<string> whole, Func<string, string?> sha256Of) =>
    [
        .. ListedImage.Of(lists)
            .Select(image => image with { IsWhole = whole.Contains(image.Path), Sha256 = sha256Of(image.Path) }),
    ];

    private static (IPixelSource Source, IReadOnlyDictionary<int, ImageFault> Faults) InMemory(
        ListedImage[] images, ImageResize resize, ImageLoading loading, ImageThreads threads)
    {
        var pixels = new StoredPixels?[images.Length];
        var read = Reading(loading, threads).Read(DataProgress.Decoding, images, (preparer, image) =>
        {
            var fault = preparer.PrepareRead(images[image], resize);
            if (fault is null)
            {
                pixels[image] = StoredPixels.Of(preparer.Pixels, images[image], resize, length => new byte[length]);
            }

            return fault;
        });
        for (var image = 0; image < images.Length; image++)
        {
            images[image] = images[image] with { Sha256 = read[image].Content?.Sha256 };
        }

        var found = Found([.. read.Select(image => image.Fault)]);
        return (new MemoryPixels(pixels, found), found);
    }

    private static (IPixelSource Source, IReadOnlyDictionary<int, ImageFault> Faults) Streamed(
        ListedImage[] images, ImageResize resize, ImageLoading loading, ImageThreads threads)
    {
        int[] unknown = [.. Enumerable.Range(0, images.Length).Where(image => images[image].Sha256 is null)];
        var read = Reading(loading, threads).Read(DataProgress.Hashing, [.. unknown.Select(image => images[image])]);
        var unread = new ImageFault?[images.Length];
        foreach (var (image, result) in unknown.Zip(read))
        {
            images[image] = images[image] with { Sha256 = result.Content?.Sha256 };
            unread[image] = result.Fault;
        }

        if (!loading.SkipUnreadable)
        {
            ThrowIfAny(images, Found(unread));
        }

        IPixelSource source = loading.Cache is { } folder
            ? new CachedPixels(new PixelCache(folder, loading), images, resize, loading, threads)
            : new FilePixels(images, resize, loading, threads);
        return (source, loading.SkipUnreadable ? source.FindFaults() : Found([]));
    }

    private static ImageReading Reading(ImageLoading loading, ImageThreads threads) =>
        new(threads, loading.Progress, loading.Cancellation);

    private static Dictionary<int, ImageFault> Found(ImageFault?[] faults) => Enumerable.Range(0, faults.Length)
        .Where(image => faults[image] is not null)
        .ToDictionary(image => image, image => faults[image]!);

    private static void ThrowIfAny(ListedImage[] images, IReadOnlyDictionary<int, ImageFault> found)
    {
        var faults = new Faults();
        foreach (var (image, fault) in found.OrderBy(fault => fault.Key))
        {
            faults.Add(images[image].Tell(fault));
        }

        faults.ThrowIfAny();
    }
}
