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
        .. lists
            .SelectMany(list => list.Images.Select((path, at) => new ListedImage
            {
                Path = path,
                List = list.File,
                Line = at + 1,
                IsWhole = whole.Contains(path),
                Sha256 = sha256Of(path),
            }))
            .DistinctBy(image => image.Path),
    ];

    private static (IPixelSource Source, IReadOnlyDictionary<int, ImageFault> Faults) InMemory(
        ListedImage[] images, ImageResize resize, ImageLoading loading, ImageThreads threads)
    {
        var pixels = new StoredPixels?[images.Length];
        var faults = new ImageFault?[images.Length];
        threads.Begin(images.Length, (preparer, image) =>
        {
            faults[image] = preparer.Prepare(images[image], resize);
            if (faults[image] is null)
            {
                pixels[image] = StoredPixels.Of(preparer.Pixels, images[image], resize, length => new byte[length]);
                images[image] = images[image] with { Sha256 = preparer.Sha256 };
            }
        }).Wait(DataProgress.Decoding, loading.Progress, loading.Cancellation);
        var found = Found(faults);
        return (new MemoryPixels(pixels, found), found);
    }

    private static (IPixelSource Source, IReadOnlyDictionary<int, ImageFault> Faults) Streamed(
        ListedImage[] images, ImageResize resize, ImageLoading loading, ImageThreads threads)
    {
        var unread = new ImageFault?[images.Length];
        threads.Begin(images.Length, (preparer, image) =>
        {
            if (images[image].Sha256 is null)
            {
                unread[image] = preparer.Read(images[image]);
                images[image] = images[image] with { Sha256 = unread[image] is null ? preparer.Sha256 : null };
            }
        }).Wait(DataProgress.Hashing, loading.Progress, loading.Cancellation);
        if (!loading.SkipUnreadable)
        {
            ThrowIfAny(images, Found(unread));
        }

        IPixelSource source = loading.Cache is { } folder
            ? new CachedPixels(new PixelCache(folder, loading), images, resize, loading, threads)
            : new FilePixels(images, resize, loading, threads);
        return (source, loading.SkipUnreadable ? source.FindFaults() : Found([]));
    }

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
