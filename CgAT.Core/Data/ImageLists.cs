using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Data sets in the layout that the deep-hashing community shares its splits in:
/// <c>{database,train,test}_img.txt</c> with one image path a line, absolute or relative to the folder, and
/// <c>{database,train,test}_label.txt</c> with one row of 0 and 1 a line, a column a class.
/// </summary>
public static class ImageLists
{
    /// <summary>The names of the files that say which images there are, and what is on them.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
        [.. new[] { "database", "train", "test" }.SelectMany(part => new[] { $"{part}_img.txt", $"{part}_label.txt" })];

    /// <summary>
    /// The data set of a folder. Images that are few enough are decoded at once and stay in memory, others are brought in
    /// batch by batch. The digest is the
    /// SHA-256 of the UTF-8 text <c>cgat-image-lists-v1\n</c>, then for each of database, train and test a line
    /// <c>{part} {items} {classes}</c> and a line <c>{SHA-256 of the image file} {classes of the item, ascending}</c>
    /// an item: where the files lie, and how the lists are spaced, has no part in it; nor has the resize.
    /// </summary>
    /// <param name="folder">The folder of the lists.</param>
    /// <param name="resize">How every image is brought to one size.</param>
    /// <param name="loading">How images are brought in; null for all that does not depend on a folder.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0201: the folder, a list or an image isn't there; CGAT0205: a line is wrong; CGAT0206: an image can't be
    /// decoded; CGAT0208: an image has a size that the filter can't take; CGAT0220: one is absurdly large; CGAT0221: one
    /// is another one than is known; CGAT0223: none of a list can be read. All are found that can be in one pass; of
    /// images that are brought in later, when they are.
    /// </exception>
    public static RetrievalDataset Load(string folder, ImageResize resize, ImageLoading? loading = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(resize);
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.DataMissing,
                Message = "the folder of the image lists isn't there",
                Remedy = "name the folder that holds database_img.txt and the other lists",
                File = folder,
            });
        }

        var faults = new Faults();
        var database = ImageListReader.Read(folder, "database", null, faults);
        var train = ImageListReader.Read(folder, "train", database.Classes, faults);
        var test = ImageListReader.Read(folder, "test", database.Classes, faults);
        faults.ThrowIfAny();
        loading ??= new ImageLoading();
        var images = ImageFiles.Load([database, train, test], train, resize, loading);
        (database, train, test) = (images.Usable(database), images.Usable(train), images.Usable(test));
        if (images.Skipped() is { } skipped)
        {
            loading.Tell(skipped);
        }

        return new RetrievalDataset
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Digest = DigestOf([("database", database), ("train", train), ("test", test)], images.Sha256Of),
            Query = images.Set(test, resize.Shown),
            Database = images.Set(database, resize.Shown),
            Train = images.Set(train, resize.Shown),
            TrainInDatabase = Positions.Of(train.Images, database.Images),
        };
    }

    private static string DigestOf((string Part, ImageList List)[] parts, Func<string, string> sha256Of)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append("cgat-image-lists-v1");
        foreach (var (part, list) in parts)
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{part} {list.Images.Count} {list.Classes}"));
            foreach (var (path, labels) in list.Images.Zip(list.Labels))
            {
                Append($"{sha256Of(path)} {string.Join(' ', labels)}");
            }
        }

        return ContentDigest.Prefix + Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
