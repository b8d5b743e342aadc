using CgAT.Core.Data.Pixels;
using CgAT.Core.Data.Streams;

namespace CgAT.Core.Data;

/// <summary>Reads images once each, in parallel: what their content is, and what else of it somebody looks for.</summary>
/// <param name="threads">Read.</param>
/// <param name="progress">Told of it now and then; null for nobody.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class ImageReading(
    ImageThreads threads, IProgress<DataProgress>? progress, CancellationToken cancellation)
{
    /// <summary>Looks at the content of an image that was read; says what keeps it from being used, or null.</summary>
    /// <param name="preparer">Has read it.</param>
    /// <param name="image">Its number.</param>
    public delegate ImageFault? Look(ImagePreparer preparer, int image);

    /// <summary>Reads images; returns what became of each.</summary>
    /// <param name="what">What the progress is called.</param>
    /// <param name="images">The images.</param>
    /// <param name="look">Is called for each that can be read, on any thread; null where the digest is all.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public ReadImage[] Read(string what, IReadOnlyList<ListedImage> images, Look? look = null)
    {
        var read = new ReadImage[images.Count];
        threads.Begin(images.Count, (preparer, at) =>
        {
            var unread = preparer.Read(images[at]);
            read[at] = unread is null
                ? new ReadImage(images[at], preparer.Content, look?.Invoke(preparer, at))
                : new ReadImage(images[at], null, unread);
        }).Wait(what, progress, cancellation);
        return read;
    }
}
