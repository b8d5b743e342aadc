using System.Buffers;
using System.Runtime.InteropServices;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;
using CgAT.Core.Files;

namespace CgAT.Core.Data.Pixels;

/// <summary>Decodes and resizes all images once and writes their pixels one behind the other.</summary>
/// <param name="images">The images.</param>
/// <param name="resize">How they are resized.</param>
/// <param name="loading">Whether images that can't be used are left out and named, who is told, and what stops it.</param>
/// <param name="threads">Do it.</param>
internal sealed class PixelPackWriter(
    IReadOnlyList<ListedImage> images, ImageResize resize, ImageLoading loading, ImageThreads threads)
{
    // Few resized images are in memory at once; the next ones are decoded while these are written.
    private const int AtATime = 32;

    /// <summary>
    /// Writes a file, which gets its name when all of it is there; none where images are skipped for something else than
    /// their content, which may be mended under the same digests.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What its pixels are made of and how.</param>
    /// <returns>How many images have kept it from being written.</returns>
    /// <exception cref="UserErrorException">CGAT02xx: images can't be used, and are not skipped.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public int Write(string path, byte[] key)
    {
        // To wait until gigabytes are on the disk would take longer than to decode them, and nothing of them is believed
        // without its checksum: what a power failure takes is decoded and written again.
        var unread = 0;
        AtomicFile.WriteVolatile(path, file => (unread = Write(file, key)) == 0);
        return unread;
    }

    private int Write(Stream file, byte[] key)
    {
        var unread = 0;
        var packed = new PackedImage[images.Count];
        var unusable = new List<PackedFault>();
        var faults = new Faults();
        file.Position = PackHead.PixelsAt(images.Count);
        foreach (var (image, pixels, checksum, fault) in InOrder())
        {
            if (pixels is not null)
            {
                packed[image] = new PackedImage(file.Position, pixels.Width, pixels.Height, checksum);
                file.Write(pixels.Bytes.Span);
            }
            else if (loading.SkipUnreadable && !fault!.IsOfContent)
            {
                unread++;
            }
            else if (loading.SkipUnreadable)
            {
                unusable.Add(new PackedFault(image, fault!.Code, fault.Cause, fault.Remedy));
            }
            else
            {
                faults.Add(images[image].Tell(fault!));
            }
        }

        faults.ThrowIfAny();
        new PackHead { Key = key, Images = packed, Faults = unusable }.Write(file);
        return unread;
    }

    private IEnumerable<(int Image, StoredPixels? Pixels, uint Checksum, ImageFault? Fault)> InOrder()
    {
        var pixels = new StoredPixels?[images.Count];
        var checksums = new uint[images.Count];
        var faults = new ImageFault?[images.Count];
        var begun = new Queue<(int First, int Count, ImageWork Work)>();
        try
        {
            Report(0);
            for (var first = 0; first < images.Count || begun.Count > 0;)
            {
                loading.Cancellation.ThrowIfCancellationRequested();
                while (first < images.Count && begun.Count < 2)
                {
                    var (start, count) = (first, Math.Min(AtATime, images.Count - first));
                    begun.Enqueue((start, count, threads.Begin(count, (preparer, at) => Prepare(preparer, start + at))));
                    first += count;
                }

                var next = begun.Peek();
                next.Work.Wait();
                begun.Dequeue();
                for (var image = next.First; image < next.First + next.Count; image++)
                {
                    yield return (image, pixels[image], checksums[image], faults[image]);
                    GiveBack(pixels[image]);
                    pixels[image] = null;
                }

                Report(next.First + next.Count);
            }
        }
        finally
        {
            foreach (var (_, _, work) in begun)
            {
                work.GiveUp();
            }
        }

        void Report(int done) =>
            loading.Progress?.Report(new DataProgress(DataProgress.Decoding, done, images.Count));

        void Prepare(ImagePreparer preparer, int image)
        {
            faults[image] = preparer.Prepare(images[image], resize);
            if (faults[image] is null)
            {
                pixels[image] = StoredPixels.Of(
                    preparer.Pixels, images[image], resize, ArrayPool<byte>.Shared.Rent);
                checksums[image] = StoredPixels.Checksum(pixels[image]!.Bytes.Span);
            }
        }
    }

    private static void GiveBack(StoredPixels? pixels)
    {
        if (pixels is not null && MemoryMarshal.TryGetArray(pixels.Bytes, out var rented))
        {
            ArrayPool<byte>.Shared.Return(rented.Array!);
        }
    }
}
