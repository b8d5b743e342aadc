using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Data sets in the layout that the deep-hashing community shares its splits in:
/// <c>{database,train,test}_img.txt</c> with one image path a line, absolute or relative to the folder, and
/// <c>{database,train,test}_label.txt</c> with one row of 0 and 1 a line, a column a class; <c>classes.txt</c>, where
/// it is there, with the name of a class a line.
/// </summary>
public static class ImageLists
{
    /// <summary>The names of the files that say which images there are, and what is on them.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
        [.. new[] { "database", "train", "test" }.SelectMany(part => new[] { $"{part}_img.txt", $"{part}_label.txt" })];

    /// <summary>
    /// The data set of a folder. Images that are few enough are decoded at once and stay in memory, others are brought in
    /// batch by batch. Images that a manifest in the folder tells of are not read for the digest, which is the SHA-256 of
    /// the UTF-8 text <c>cgat-image-lists-v1\n</c>, then for each of database, train and test a line
    /// <c>{part} {items} {classes}</c> and a line <c>{SHA-256 of the image file} {classes of the item, ascending}</c>
    /// an item: where the files lie, and how the lists are spaced, has no part in it; nor has the resize. Images that are
    /// skipped have none either: the digest is that of what is left.
    /// </summary>
    /// <param name="folder">The folder of the lists.</param>
    /// <param name="resize">How every image is brought to one size.</param>
    /// <param name="images">Where relative paths of the lists start; null for the folder of the lists.</param>
    /// <param name="loading">How images are brought in; null for all that does not depend on a folder.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0201: a folder, a list or an image isn't there; CGAT0205: a line is wrong; CGAT0206: an image can't be
    /// decoded; CGAT0208: an image has a size that the filter can't take; CGAT0212: a path leads out of the folders;
    /// CGAT0213 and CGAT0214: the manifest in the folder can't be read, or is one of other lists; CGAT0220: an image is
    /// absurdly large; CGAT0221: one is another one than the manifest tells of; CGAT0223: none of a list can be read. All
    /// are found that can be in one pass; of images that are brought in later, when they are.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped by the token of <paramref name="loading"/>.</exception>
    public static RetrievalDataset Load(
        string folder, ImageResize resize, string? images = null, ImageLoading? loading = null)
    {
        ArgumentNullException.ThrowIfNull(resize);
        loading ??= new ImageLoading();
        var files = ImageListFiles.Read(folder, images);
        var manifest = ImageManifest.TryRead(folder);
        manifest?.RequireLists(files);
        var listed = ImageListParts.Of(files);
        var known = manifest is null ? loading : loading with { Sha256Of = Known(listed, manifest) };
        var loaded = ImageFiles.Load([.. listed.All.Select(part => part.List)], listed.Train, resize, known);
        if (loaded.Skipped() is { } skipped)
        {
            loading.Tell(skipped);
        }

        var parts = listed.Select(loaded.Usable);
        return new RetrievalDataset
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Digest = ImageListDigest.Of(parts, loaded.Sha256Of),
            Query = loaded.Set(parts.Test, resize.Shown),
            Database = loaded.Set(parts.Database, resize.Shown),
            Train = loaded.Set(parts.Train, resize.Shown),
            TrainInDatabase = Positions.Of(parts.Train.Images, parts.Database.Images),
            ClassNames = parts.ClassNames,
            Skipped = loaded.SkippedCount,
            DigestOfAll = loaded.SkippedCount > 0 && loaded.AllAreRead
                ? ImageListDigest.Of(listed, loaded.Sha256Of)
                : null,
        };
    }

    // A file of another length than the manifest tells is another file: it is read for what it is.
    private static Func<string, string?> Known(ImageListParts parts, ImageManifest manifest)
    {
        var names = parts.All.SelectMany(part => part.List.Images.Zip(part.List.Names))
            .DistinctBy(image => image.First)
            .ToDictionary(image => image.First, image => image.Second, StringComparer.Ordinal);
        return path => manifest.LengthOf(names[path]) == new FileInfo(path).Length
            ? manifest.Sha256Of(names[path])
            : null;
    }
}
