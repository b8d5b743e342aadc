using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;
using CgAT.Core.Files;
using CgAT.Core.Numerics;
using SkiaSharp;

namespace CgAT.Core.Data.Pixels;

/// <summary>
/// A folder of files of pixels, each named after the SHA-256 of what it is made of: the digests of its images, how they
/// are resized, and what decodes and resizes them. So none is ever out of date, and all can be deleted.
/// </summary>
/// <param name="folder">The folder; made where it is missing.</param>
/// <param name="loading">Whether images that can't be used are left out and named, who is told, and what stops it.</param>
internal sealed class PixelCache(string folder, ImageLoading loading)
{
    // Beside what the cache takes, so much stays free on the disk.
    private const long Spare = 64L << 20;

    /// <summary>The file of some images, built where there is none or a damaged one; null where none can be kept.</summary>
    /// <param name="images">The images, all with their digests.</param>
    /// <param name="resize">How they are resized.</param>
    /// <param name="threads">Decode them.</param>
    /// <exception cref="UserErrorException">CGAT02xx: images can't be used, and are not skipped.</exception>
    /// <exception cref="OperationCanceledException">Stopped; no half of a file is left.</exception>
    public PixelPack? Open(IReadOnlyList<ListedImage> images, ImageResize resize, ImageThreads threads)
    {
        var key = KeyOf(images, resize);
        var file = Path.Combine(folder, Convert.ToHexStringLower(key)[..32] + ".pixels");
        try
        {
            Directory.CreateDirectory(folder);
            if (OpenWhole(file, key, images.Count, resize) is { } found)
            {
                return found;
            }

            using var claim = FileLock.Take(
                file + ".lock", loading.Cancellation, () => loading.Tell(Awaited(file, images.Count)));
            if (OpenWhole(file, key, images.Count, resize) is { } built)
            {
                return built; // Somebody else built it meanwhile.
            }

            Announce(file, images, resize);
            if (new PixelPackWriter(images, resize, loading, threads).Write(file, key) is > 0 and var unread)
            {
                loading.Tell(NotKept(
                    file,
                    FormattableString.Invariant($"{unread} images can't be read, or are other ones than is known"),
                    "images are decoded anew each time; restore these, and decoded images are kept again"));
                return null;
            }

            return PixelPack.Open(file, key, images.Count, resize.Shown).Pack;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            loading.Tell(NotKept(
                file,
                e.Message.TrimEnd('.'),
                "they are decoded anew each time; choose a folder with room that can be written with --cache FOLDER, or "
                    + "say --no-cache"));
            return null;
        }
    }

    private static Diagnostic Awaited(string file, int images) => new()
    {
        Code = ErrorCodes.CacheAwaited,
        Message = string.Create(
            CultureInfo.InvariantCulture,
            $"another process or run decodes these {images:N0} images, and this one waits for it"),
        Remedy = "nothing needs to be done; --no-cache, or another folder with --cache FOLDER, waits for nobody",
        File = file,
        IsWarning = true,
    };

    private static Diagnostic NotKept(string file, string cause, string remedy) => new()
    {
        Code = ErrorCodes.CacheNotKept,
        Message = $"decoded images can't be kept here: {cause}",
        Remedy = remedy,
        File = file,
        IsWarning = true,
    };

    private static byte[] KeyOf(IReadOnlyList<ListedImage> images, ImageResize resize)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var decoders = $"skia {typeof(SKCodec).Assembly.GetName().Version}{(TurboJpeg.IsUsable ? " turbo" : "")}";
        Append("cgat-pixels-v1");
        Append($"{decoders} libtorch {LoadedLibtorch.Version()} {CpuCapability.OfLibtorch()}");
        Append(string.Create(
            CultureInfo.InvariantCulture, $"{resize.Size} {resize.Shown} {resize.Filter} {resize.Orientation}"));
        foreach (var image in images)
        {
            Append($"{image.Sha256} {(image.IsWhole ? "whole" : "centre")}");
        }

        return hash.GetHashAndReset();

        void Append(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private PixelPack? OpenWhole(string file, byte[] key, int images, ImageResize resize)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var (pack, damage) = PixelPack.Open(file, key, images, resize.Shown);
        if (pack is null)
        {
            loading.Tell(Damaged(file, $"{damage}", "it is built anew"));
            File.Delete(file);
        }

        return pack;
    }

    /// <summary>That a file is not as it was written.</summary>
    public static Diagnostic Damaged(string? file, string damage, string remedy) => new()
    {
        Code = ErrorCodes.CacheDamaged,
        Message = $"the cache of decoded images {damage}",
        Remedy = remedy,
        File = file,
        IsWarning = true,
    };

    private void Announce(string file, IReadOnlyList<ListedImage> images, ImageResize resize)
    {
        // How long the longer side of an image is is not known yet: a third longer than the shorter one, say.
        var (shown, whole) = ((long)resize.Shown * resize.Shown, (long)resize.Size * resize.Size * 4 / 3);
        var bytes = RgbImage.Channels * images.Sum(image => image.IsWhole ? whole : shown);
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        var size = string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 20):N0} MiB");
        if (bytes + Spare > free)
        {
            throw new IOException($"they take about {size}, and {free >> 20} MiB are free");
        }

        loading.Tell(new Diagnostic
        {
            Code = ErrorCodes.CacheBuilt,
            Message = string.Create(
                CultureInfo.InvariantCulture, $"{images.Count:N0} images are decoded once and kept, in about {size}"),
            Remedy = "the file can be deleted at any time; --cache FOLDER keeps it elsewhere, --no-cache nowhere",
            File = file,
            IsWarning = true,
        });
    }
}
