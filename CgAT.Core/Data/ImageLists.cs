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
    /// The data set of a folder, every distinct image decoded once and kept as Size x Size x 3 bytes. The digest is the
    /// SHA-256 of the UTF-8 text <c>cgat-image-lists-v1\n</c>, then for each of database, train and test a line
    /// <c>{part} {items} {classes}</c> and a line <c>{SHA-256 of the image file} {classes of the item, ascending}</c>
    /// an item: where the files lie, and how the lists are spaced, has no part in it; nor has the resize.
    /// </summary>
    /// <param name="folder">The folder of the lists.</param>
    /// <param name="resize">How every image is brought to one size.</param>
    /// <param name="images">Where relative paths of the lists start; null for the folder of the lists.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0201: a folder, a list or an image isn't there; CGAT0205: a line is wrong; CGAT0206: an image can't be
    /// decoded; CGAT0208: an image has a size that the filter can't take; CGAT0212: a path leads out of the folders;
    /// CGAT0213 and CGAT0214: the manifest in the folder can't be read, or is one of other lists. All are found that
    /// can be in one pass.
    /// </exception>
    public static RetrievalDataset Load(string folder, ImageResize resize, string? images = null)
    {
        ArgumentNullException.ThrowIfNull(resize);
        var listFiles = ImageListFiles.Read(folder, images);
        ImageManifest.TryRead(folder)?.RequireLists(listFiles);
        var parts = ImageListParts.Of(listFiles);
        var files = ImageFiles.Load([.. parts.All.Select(part => part.List)], resize, new Faults());
        return new RetrievalDataset
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Digest = ImageListDigest.Of(parts, path => files[path].Sha256),
            Query = Set(parts.Test),
            Database = Set(parts.Database),
            Train = Set(parts.Train),
            TrainInDatabase = Positions.Of(parts.Train.Images, parts.Database.Images),
            ClassNames = parts.ClassNames,
        };

        InMemoryImageSet Set(ImageList list) => new(
            resize.Size,
            resize.Size,
            RgbImage.Channels,
            list.Classes,
            [.. list.Images.Select(path => files[path].Pixels)],
            list.Labels);
    }
}
