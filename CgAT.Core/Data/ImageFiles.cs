using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Reads, hashes, decodes and resizes each distinct image file of some lists once. Files are decoded in parallel,
/// some at a time so that few full-size images are held; tensors are used on the calling thread only.
/// </summary>
internal static class ImageFiles
{
    private const int AtATime = 64;

    /// <summary>For each path, the SHA-256 of its file in hexadecimal digits and Size x Size x 3 bytes.</summary>
    public static Dictionary<string, (string Sha256, byte[] Pixels)> Load(
        IReadOnlyList<ImageList> lists, ImageResize resize, Faults faults)
    {
        var files = new Dictionary<string, (string Sha256, byte[] Pixels)>(StringComparer.Ordinal);
        foreach (var chunk in lists.SelectMany(Places).DistinctBy(place => place.Path).Chunk(AtATime))
        {
            var decoded = new (string Sha256, RgbImage? Image)[chunk.Length];
            var contents = chunk.Select(place =>
                DataFile.Read(place.Path, "make it readable", File.ReadAllBytes)).ToList();
            Parallel.For(0, chunk.Length, at => decoded[at] = (
                ContentDigest.Hex(contents[at]), ImageDecoder.Decode(contents[at])));
            foreach (var (place, (digest, image)) in chunk.Zip(decoded))
            {
                if (Fault(place, image, resize) is { } fault)
                {
                    faults.Add(fault);
                }
                else if (image is not null)
                {
                    files.Add(place.Path, (digest, ImageResizer.Resize(image, resize)));
                }
            }
        }

        faults.ThrowIfAny();
        return files;
    }

    private static IEnumerable<Place> Places(ImageList list) =>
        list.Images.Select((path, at) => new Place(path, list.File, at + 1));

    private static Diagnostic? Fault(Place place, RgbImage? image, ImageResize resize)
    {
        if (image is null)
        {
            return place.Fault(
                ErrorCodes.UndecodableImage,
                $"the image '{place.Path}' can't be decoded",
                "fetch the file again; PNG, JPEG and WebP can be read");
        }

        return ImageResizer.Refusal(image, resize) is { } refusal
            ? place.Fault(
                ErrorCodes.UnfitImageSize,
                $"the image '{place.Path}' {refusal}",
                "choose another size or filter 'bilinear'")
            : null;
    }

    /// <summary>Where an image is, and the line that names it first.</summary>
    private sealed record Place(string Path, string File, int Line)
    {
        public Diagnostic Fault(string code, string message, string remedy) =>
            new() { Code = code, Message = message, Remedy = remedy, File = File, Line = Line };
    }
}
