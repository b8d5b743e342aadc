using CgAT.Core.Data.Pixels;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>Images that aren't there, can't be decoded, or are not those of the manifest.</summary>
internal static class ImageFaults
{
    private const string Stops = "nothing runs on this data set until they are mended";
    private const string StopsUnlessSkipped = Stops + ", or a spec says unreadable = \"skip\"";

    public static IEnumerable<(DataFinding Finding, IEnumerable<Diagnostic> Places)> Of(
        CheckedLists lists, ImageManifest? manifest)
    {
        var images = lists.Images.Values.ToList();
        yield return Unusable(
            "missing-images", code => code == ErrorCodes.DataMissing, "are missing, or can't be read", Stops);
        yield return Unusable(
            "oversized-images", code => code == ErrorCodes.AbsurdImageSize, "are absurdly large", StopsUnlessSkipped);
        yield return Unusable(
            "undecodable-images",
            code => code is not (ErrorCodes.DataMissing or ErrorCodes.AbsurdImageSize),
            "can't be decoded",
            StopsUnlessSkipped);
        yield return Fault(
            "changed-images",
            [.. images.Where(image => manifest is not null && IsChanged(image, manifest))],
            "are not those of the manifest",
            "MAP is that of another data set than the digest names",
            _ => new ImageFault(
                ErrorCodes.ManifestDiffers,
                $"is not the one of {ImageManifest.FileName}",
                $"restore the image, or delete {ImageManifest.FileName}, or prepare the folder again to go on"));

        (DataFinding, IEnumerable<Diagnostic>) Unusable(string id, Predicate<string> isMeant, string what, string effect) =>
            Fault(
                id,
                [.. images.Where(image => image.Fault is { } fault && isMeant(fault.Code))],
                what,
                effect,
                image => image.Fault);

        (DataFinding, IEnumerable<Diagnostic>) Fault(
            string id, List<ReadImage> found, string what, string effect, Func<ReadImage, ImageFault?> why) => (
            new DataFinding
            {
                Id = id,
                IsFault = true,
                Count = found.Count,
                Message = $"{CheckedLists.Share(found.Count, images.Count, "images")} {what}",
                Effect = effect,
                Examples = CheckedLists.Examples(found.Select(image => image.Image.Name)),
            },
            found.Select(image => why(image) is { } fault ? image.Image.Tell(fault) : null).OfType<Diagnostic>());
    }

    private static bool IsChanged(ReadImage image, ImageManifest manifest) =>
        image.Content is { } content && manifest.Images.GetValueOrDefault(image.Image.Name) != content;
}
