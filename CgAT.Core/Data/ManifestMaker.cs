using CgAT.Core.Data.Pixels;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>Makes the manifest of lists: checks them and hashes every distinct image once, in parallel.</summary>
public static class ManifestMaker
{
    /// <summary>The manifest of lists.</summary>
    /// <param name="files">The lists.</param>
    /// <param name="origin">Where they come from.</param>
    /// <param name="progress">Told of it now and then; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0201: a list or an image isn't there, or can't be read; CGAT0205: a line is wrong, or classes.txt names more
    /// or fewer classes than the rows have; CGAT0212: a path leads out of the folders; CGAT0220: an image is an absurdly
    /// large file.
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

    private static Dictionary<string, ImageFileDigest> Hash(
        ImageListParts parts, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        var images = ListedImage.Of(parts.All.Select(part => part.List));
        var read = new ImageReading(new ImageThreads(), progress, cancellation).Read(DataProgress.Hashing, images);
        var digests = new Dictionary<string, ImageFileDigest>(StringComparer.Ordinal);
        var faults = new Faults();
        foreach (var (image, content, fault) in read)
        {
            if (content is not null)
            {
                digests.Add(image.Path, content);
            }
            else
            {
                faults.Add(image.Tell(fault!));
            }
        }

        faults.ThrowIfAny();
        return digests;
    }
}
