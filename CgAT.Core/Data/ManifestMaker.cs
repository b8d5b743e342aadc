using System.Collections.Concurrent;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>Makes the manifest of lists: checks them and hashes every distinct image once, in parallel.</summary>
public static class ManifestMaker
{
    private const int Between = 256;

    /// <summary>The manifest of lists.</summary>
    /// <param name="files">The lists.</param>
    /// <param name="origin">Where they come from.</param>
    /// <param name="progress">Told of it now and then; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0201: a list or an image isn't there, or can't be read; CGAT0205: a line is wrong, or classes.txt names more
    /// or fewer classes than the rows have; CGAT0212: a path leads out of the folders.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ImageManifest Make(
        ImageListFiles files,
        ManifestOrigin origin,
        IProgress<DataProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(origin);
        var parts = ImageListParts.Of(files);
        var digests = Hash(parts, progress, cancellation);
        return new ImageManifest
        {
            Origin = origin,
            Classes = parts.Database.Classes,
            Counts = parts.All.ToDictionary(part => part.Name, part => part.List.Images.Count),
            Digest = ImageListDigest.Of(parts, path => digests[path].Sha256),
            Lists = files.Content.ToDictionary(file => file.Key, file => ContentDigest.Of(file.Value)),
            Images = parts.All
                .SelectMany(part => part.List.Names.Zip(part.List.Images, (name, path) => (Name: name, Path: path)))
                .DistinctBy(image => image.Name)
                .ToDictionary(image => image.Name, image => digests[image.Path]),
        };
    }

    private static ConcurrentDictionary<string, ImageFileDigest> Hash(
        ImageListParts parts, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        var paths = parts.All.SelectMany(part => part.List.Images).Distinct().ToList();
        var digests = new ConcurrentDictionary<string, ImageFileDigest>();
        var done = 0;
        foreach (var some in paths.Chunk(Between))
        {
            progress?.Report(new DataProgress(DataProgress.Hashing, done, paths.Count));
            cancellation.ThrowIfCancellationRequested();
            var failed = new ConcurrentQueue<UserErrorException>();
            Parallel.ForEach(some, path =>
            {
                try
                {
                    digests[path] = DataFile.Read(path, "make it readable, or fetch it again", DigestOf);
                }
                catch (UserErrorException fault)
                {
                    failed.Enqueue(fault);
                }
            });
            if (failed.TryDequeue(out var first))
            {
                throw first;
            }

            done += some.Length;
        }

        progress?.Report(new DataProgress(DataProgress.Hashing, done, paths.Count));
        return digests;
    }

    private static ImageFileDigest DigestOf(string path)
    {
        using var stream = File.OpenRead(path);
        var digest = ContentDigest.Of(stream);
        return new ImageFileDigest(stream.Position, digest[ContentDigest.Prefix.Length..]);
    }
}
