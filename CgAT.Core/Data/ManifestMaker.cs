using System.Globalization;
using CgAT.Core.Data.Pixels;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>Makes the manifest of lists: checks them, hashes every distinct image once and looks at its head.</summary>
public static class ManifestMaker
{
    /// <summary>The manifest of lists.</summary>
    /// <param name="files">The lists.</param>
    /// <param name="origin">Where they come from.</param>
    /// <param name="progress">Told of it now and then; null for nobody.</param>
    /// <param name="tell">
    /// Is told, at the end, of images that can't be decoded as far as their heads tell (CGAT0206): they are part of the
    /// manifest, and specs may leave them out. Null for nobody.
    /// </param>
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
        Action<Diagnostic>? tell = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(origin);
        var parts = ImageListParts.Of(files);
        var images = new ImageReading(new ImageThreads(), progress, cancellation).Read(
            DataProgress.Hashing,
            ListedImage.Of(parts.All.Select(part => part.List)),
            (preparer, _) => preparer.LookAtHead());
        var digests = Digests(images);
        if (Unusable(images) is { } warning)
        {
            tell?.Invoke(warning);
        }

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

    private static Dictionary<string, ImageFileDigest> Digests(ReadImage[] images)
    {
        var digests = new Dictionary<string, ImageFileDigest>(StringComparer.Ordinal);
        var faults = new Faults();
        foreach (var (image, content, fault) in images)
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

    private static Diagnostic? Unusable(ReadImage[] images)
    {
        ReadImage[] unusable = [.. images.Where(image => image.Fault is not null)];
        return unusable is not [{ Image: { } first, Fault: { } fault }, ..] ? null : new Diagnostic
        {
            Code = ErrorCodes.UndecodableImage,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"{unusable.Length:N0} of {images.Length:N0} images can't be used: ")
                + $"the first, '{first.Path}', {fault.Cause}",
            Remedy = "mend them and prepare the data set again; or say unreadable = \"skip\" in the spec, whose digest "
                + "is another one then, which the run tells. 'cgat data check' names all, and those that are cut off, too",
            File = first.List,
            Line = first.Line,
            IsWarning = true,
        };
    }
}
