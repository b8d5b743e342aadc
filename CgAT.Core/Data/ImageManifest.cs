using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// What a data set in the list layout consisted of when it was prepared: the digests of its lists and of every image
/// file. It lies beside the lists as <c>manifest.json</c>; with it lists that were changed since are known, and images
/// need not be read to tell what they are.
/// </summary>
public sealed record ImageManifest
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Where the lists come from.</summary>
    public required ManifestOrigin Origin { get; init; }

    /// <summary>The number of classes.</summary>
    public required int Classes { get; init; }

    /// <summary>How many rows each of <c>database</c>, <c>train</c> and <c>test</c> has.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>The digest of the data set, as <see cref="ImageLists.Load"/> computes it and specs state it.</summary>
    public required string Digest { get; init; }

    /// <summary>
    /// The digest of each list by the name of its file, <c>classes.txt</c> among them where it is there.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Lists { get; init; }

    /// <summary>
    /// Every distinct image: by its path relative to the folder where the paths of the lists start, with slashes. An
    /// image that is in the folder of the lists alone begins with "./".
    /// </summary>
    public required IReadOnlyDictionary<string, ImageFileDigest> Images { get; init; }

    /// <summary>The manifest of a folder; null where there is none.</summary>
    /// <exception cref="UserErrorException">CGAT0201: it can't be read; CGAT0213: it is no manifest.</exception>
    public static ImageManifest? TryRead(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var file = Path.Combine(folder, FileName);
        return File.Exists(file)
            ? ManifestText.Parse(DataFile.Read(file, "make it readable", File.ReadAllBytes), file)
            : null;
    }

    /// <summary>
    /// The SHA-256 of an image, in 64 hexadecimal digits, by its name in <see cref="Images"/>; null where the manifest
    /// has no such image. It is that of the file then: whoever relies on it compares at least the length of the file.
    /// </summary>
    public string? Sha256Of(string name) => Images.GetValueOrDefault(name)?.Sha256;

    /// <summary>
    /// The length of an image in bytes, by its name in <see cref="Images"/>; null where there is none.
    /// </summary>
    public long? LengthOf(string name) => Images.GetValueOrDefault(name)?.Bytes;

    /// <summary>The manifest as the bytes of its file: the same for the same manifest on every machine.</summary>
    public byte[] ToBytes() => ManifestText.Write(this);

    /// <summary>Fails unless the lists are those of the manifest.</summary>
    /// <exception cref="UserErrorException">CGAT0214: lists are other ones, or are not there; all are
    /// named.</exception>
    public void RequireLists(ImageListFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (ListFaults(files) is { Count: > 0 } faults)
        {
            throw new UserErrorException(faults);
        }
    }

    /// <summary>The lists that are not those of the manifest.</summary>
    internal IReadOnlyList<Diagnostic> ListFaults(ImageListFiles files) =>
        [.. Lists.Select(list => Fault(files, list.Key, list.Value)).OfType<Diagnostic>()];

    private static Diagnostic? Fault(ImageListFiles files, string name, string expected)
    {
        var found = files.Content.TryGetValue(name, out var content) ? ContentDigest.Of(content) : null;
        return found == expected ? null : new Diagnostic
        {
            Code = ErrorCodes.ManifestDiffers,
            Message = found is null
                ? $"the list isn't there, and {FileName} beside it states it"
                : $"the list is not that of {FileName} beside it: it has the digest {found}, not {expected}",
            Remedy = $"restore the list; or delete {FileName}, or prepare the folder again, to go on with this one",
            File = Path.Combine(files.Folder, name),
        };
    }
}
