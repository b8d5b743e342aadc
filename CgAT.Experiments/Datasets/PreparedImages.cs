using CgAT.Core.Data;
using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Experiments.Files;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Datasets;

/// <summary>
/// Writes the images of a raw data set that has no image files, as PNG files in a folder that gets its name once all of
/// them are on the disk.
/// </summary>
internal static class PreparedImages
{
    private const string Writing = "writing images";
    private const int Between = 256;

    /// <summary>Writes the images, or sees that they are there.</summary>
    /// <exception cref="UserErrorException">
    /// CGAT0201: a raw file can't be read; CGAT0215: the folder is there and does not have these images; CGAT0216 and
    /// CGAT0303: it can't be written.
    /// </exception>
    public static void Write(
        RawDataset data, string output, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        var name = data.Images[0].Path.Split('/')[0];
        var folder = Path.Combine(Path.GetFullPath(output), name);
        try
        {
            if (Path.Exists(folder))
            {
                ForEach(
                    data,
                    (path, png) => RequireSame(Path.Combine(output, path), folder, png),
                    progress,
                    cancellation);
                return;
            }

            using var work = new WorkFolder(folder);
            ForEach(
                data,
                (path, png) => File.WriteAllBytes(Path.Combine(work.Path, path[(name.Length + 1)..]), png),
                progress,
                cancellation);
            if (!work.Publish())
            {
                throw Different(folder, folder);
            }
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotPrepared(output, e);
        }
    }

    private static void ForEach(
        RawDataset data, Action<string, byte[]> use, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        for (var at = 0; at < data.Images.Count; at++)
        {
            if (at % Between == 0)
            {
                progress?.Report(new DataProgress(Writing, at, data.Images.Count));
                cancellation.ThrowIfCancellationRequested();
            }

            var image = data.Images[at];
            var pixels = image.Pixels ?? throw new InvalidOperationException($"'{image.Path}' is a file already");
            use(image.Path, pixels().ToPng());
        }

        progress?.Report(new DataProgress(Writing, data.Images.Count, data.Images.Count));
    }

    private static void RequireSame(string path, string folder, byte[] png)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(png))
        {
            throw Different(path, folder);
        }
    }

    private static UserErrorException Different(string path, string folder) => new(new Diagnostic
    {
        Code = ErrorCodes.PreparedDiffers,
        Message = $"the folder of images is there, and does not have '{Path.GetFileName(path)}' as it would be written",
        Remedy = "choose another folder with --output DIR, or remove this one",
        File = folder,
    });
}
