using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>Images that aren't there, can't be decoded, or are not those of the manifest.</summary>
internal static class ImageFaults
{
    public static IEnumerable<(DataFinding Finding, IEnumerable<Diagnostic> Places)> Of(
        CheckedLists lists, ImageManifest? manifest)
    {
        const string stops = "nothing runs on this data set until they are mended";
        var images = lists.Images.Values.ToList();
        yield return Fault(
            "missing-images",
            [.. images.Where(image => image.Content is null)],
            "are missing, or can't be read",
            stops,
            image => Place(
                image,
                ErrorCodes.DataMissing,
                $"there is no image '{image.Path}', or it can't be read",
                "unpack the images where the list says"));
        yield return Fault(
            "undecodable-images",
            [.. images.Where(image => image.Content is not null && !image.IsImage)],
            "can't be decoded",
            stops,
            image => Place(
                image,
                ErrorCodes.UndecodableImage,
                $"the image '{image.Path}' can't be decoded",
                "fetch the file again; PNG, JPEG and WebP can be read"));
        yield return Fault(
            "changed-images",
            [.. images.Where(image => manifest is not null && IsChanged(image, manifest))],
            "are not those of the manifest",
            "MAP is that of another data set than the digest names",
            image => Place(
                image,
                ErrorCodes.ManifestDiffers,
                $"the image '{image.Path}' is not the one of {ImageManifest.FileName}",
                $"restore the image, or delete {ImageManifest.FileName}, or prepare the folder again to go on"));

        (DataFinding, IEnumerable<Diagnostic>) Fault(
            string id, List<CheckedImage> found, string what, string effect, Func<CheckedImage, Diagnostic> place) => (
            new DataFinding
            {
                Id = id,
                IsFault = true,
                Count = found.Count,
                Message = $"{CheckedLists.Share(found.Count, images.Count, "images")} {what}",
                Effect = effect,
                Examples = CheckedLists.Examples(found.Select(image => image.Name)),
            },
            found.Select(place));
    }

    private static bool IsChanged(CheckedImage image, ImageManifest manifest) =>
        image.Content is { } content && manifest.Images.GetValueOrDefault(image.Name) != content;

    private static Diagnostic Place(CheckedImage image, string code, string message, string remedy) =>
        new() { Code = code, Message = message, Remedy = remedy, File = image.File, Line = image.Line };
}
