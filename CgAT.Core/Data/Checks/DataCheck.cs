using CgAT.Core.Data.Pixels;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>Looks for all that makes the numbers on a data set wrong, or other ones than they seem.</summary>
public static class DataCheck
{
    // Of each kind of fault: more would hide the others.
    private const int MostPlaces = 10;

    /// <summary>Checks the lists of a folder, and decodes every image.</summary>
    /// <param name="folder">The folder of the lists.</param>
    /// <param name="images">Where relative paths start; null for the folder of the lists.</param>
    /// <param name="progress">Told of it now and then; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserErrorException">
    /// What keeps the lists from being read at all. CGAT0201: a folder or a list isn't there; CGAT0205: a line is
    /// wrong; CGAT0212: a path leads out of the folders; CGAT0213: the manifest can't be read.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static DataCheckReport Run(
        string folder,
        string? images = null,
        IProgress<DataProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var files = ImageListFiles.Read(folder, images);
        var manifest = ImageManifest.TryRead(folder);
        var parts = ImageListParts.Of(files, mustExist: false);
        ListedImage[] listed = [.. ListedImage.Of(parts.All.Select(part => part.List))];
        var turned = new bool[listed.Length];
        var read = new ImageReading(new ImageThreads(), progress, cancellation).Read(
            DataProgress.Decoding,
            listed,
            (preparer, at) =>
            {
                var fault = preparer.DecodeRead();
                turned[at] = fault is null && preparer.IsTurned;
                return fault;
            });
        var lists = new CheckedLists(parts, read.ToDictionary(image => image.Image.Path));
        var faults = new[] { ListFaults(files, manifest), ManifestFaults.Of(files, parts, manifest) }
            .Concat(ImageFaults.Of(lists, manifest))
            .Concat(OverlapFindings.Of(lists));
        var findings = faults.Select(fault => fault.Finding with { Places = [.. fault.Places.Take(MostPlaces)] })
            .Concat(LabelFindings.Of(lists))
            .Concat(DuplicateFindings.Of(lists))
            .Append(TurnedFindings.Of(listed.Length, [.. listed.Where((_, at) => turned[at])]))
            .Where(finding => finding.Count > 0);
        return new DataCheckReport
        {
            Size = new DataSize(
                parts.Test.Images.Count,
                parts.Database.Images.Count,
                parts.Train.Images.Count,
                parts.Database.Classes,
                lists.Images.Count),
            Digest = lists.Images.Values.All(image => image.Fault is null)
                ? ImageListDigest.Of(parts, path => lists.Images[path].Content?.Sha256 ?? "")
                : null,
            HasManifest = manifest is not null,
            Findings = [.. findings.OrderByDescending(finding => finding.IsFault)],
        };
    }

    private static (DataFinding Finding, IEnumerable<Diagnostic> Places) ListFaults(
        ImageListFiles files, ImageManifest? manifest)
    {
        var places = manifest?.ListFaults(files) ?? [];
        return (
            new DataFinding
            {
                Id = "changed-lists",
                IsFault = true,
                Count = places.Count,
                Message = CheckedLists.Share(
                    places.Count, manifest?.Lists.Count ?? 0, "lists are not those of the manifest"),
                Effect = "MAP is that of another split than the digest names",
                Examples = CheckedLists.Examples(places.Select(place => Path.GetFileName(place.File)).OfType<string>()),
            },
            places);
    }
}
