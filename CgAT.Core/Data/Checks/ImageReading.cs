using System.Collections.Concurrent;

namespace CgAT.Core.Data.Checks;

/// <summary>Reads and decodes every distinct image of some lists once, in parallel, keeping none.</summary>
internal static class ImageReading
{
    /// <summary>What the progress is called.</summary>
    public const string Decoding = "decoding images";

    private const int Between = 128;

    public static Dictionary<string, CheckedImage> Of(
        ImageListParts parts, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        var images = parts.All
            .SelectMany(part => part.List.Images.Select((path, at) =>
                new CheckedImage(path, part.List.Names[at], part.List.File, at + 1)))
            .DistinctBy(image => image.Path)
            .ToList();
        var read = new ConcurrentDictionary<string, CheckedImage>();
        var done = 0;
        foreach (var some in images.Chunk(Between))
        {
            progress?.Report(new DataProgress(Decoding, done, images.Count));
            cancellation.ThrowIfCancellationRequested();
            Parallel.ForEach(some, image => read[image.Path] = Read(image));
            done += some.Length;
        }

        progress?.Report(new DataProgress(Decoding, done, images.Count));
        return images.ToDictionary(image => image.Path, image => read[image.Path]);
    }

    private static CheckedImage Read(CheckedImage image)
    {
        try
        {
            var content = File.ReadAllBytes(image.Path);
            return image with
            {
                Content = new ImageFileDigest(content.Length, ContentDigest.Hex(content)),
                IsImage = ImageDecoder.Decode(content) is not null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return image;
        }
    }
}
