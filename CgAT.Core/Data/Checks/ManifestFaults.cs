using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>
/// What a manifest states of the whole that does not follow from the lists and images that it states: its digest, and
/// how many rows and classes there are.
/// </summary>
internal static class ManifestFaults
{
    /// <summary>The finding, with its places.</summary>
    /// <param name="files">The files of the lists.</param>
    /// <param name="parts">The same as lists.</param>
    /// <param name="manifest">The manifest beside them; null where there is none.</param>
    public static (DataFinding Finding, IEnumerable<Diagnostic> Places) Of(
        ImageListFiles files, ImageListParts parts, ImageManifest? manifest)
    {
        // With other lists than it states all of this is another, and that is told of the lists.
        var wrong = manifest is null || manifest.ListFaults(files).Count > 0 ? [] : Wrong(parts, manifest).ToList();
        return (
            new DataFinding
            {
                Id = "wrong-manifest",
                IsFault = true,
                Count = wrong.Count,
                Message = "the manifest does not fit its own lists and images",
                Effect = "a spec that has the digest from it does not run",
                Examples = CheckedLists.Examples(wrong.Select(fault => fault.What)),
            },
            wrong.Select(fault => new Diagnostic
            {
                Code = ErrorCodes.ManifestDiffers,
                Message = fault.Message,
                Remedy = "delete it, or prepare the folder again with --force, which writes it anew",
                File = Path.Combine(files.Folder, ImageManifest.FileName),
            }));
    }

    private static IEnumerable<(string What, string Message)> Wrong(ImageListParts parts, ImageManifest manifest)
    {
        if (Digest(parts, manifest) is { } digest && digest != manifest.Digest)
        {
            yield return ("digest", $"it states the digest {manifest.Digest}, and its lists and images have {digest}");
        }

        foreach (var (name, list) in parts.All)
        {
            if (manifest.Counts[name] != list.Images.Count)
            {
                yield return (name, Counted(manifest.Counts[name], $"rows of {name}", list.Images.Count));
            }
        }

        if (manifest.Classes != parts.Database.Classes)
        {
            yield return ("classes", Counted(manifest.Classes, "classes", parts.Database.Classes));
        }
    }

    // Null where it does not state every image, which is told of the image.
    private static string? Digest(ImageListParts parts, ImageManifest manifest)
    {
        var stated = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, list) in parts.All)
        {
            foreach (var (path, name) in list.Images.Zip(list.Names))
            {
                if (manifest.Sha256Of(name) is not { } sha256)
                {
                    return null;
                }

                stated[path] = sha256;
            }
        }

        return ImageListDigest.Of(parts, path => stated[path]);
    }

    private static string Counted(int stated, string what, int found) =>
        string.Create(CultureInfo.InvariantCulture, $"it states {stated:N0} {what}, and there are {found:N0}");
}
