using CgAT.Core.Data;
using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Datasets;

/// <summary>
/// Takes a data set from its download, or from lists that someone else made, to lists with a manifest, which specs name
/// by a digest. Files that are there already and are the same stay as they are; the manifest is written last, so that
/// what was stopped in between has none.
/// </summary>
public static class DataPreparation
{
    /// <summary>The kind of lists that are there already.</summary>
    public const string Lists = "image-list";

    // As the codes of this field show photographs: the shorter side to 256, and the middle 224 of it.
    private const int PhotographSide = 224;
    private const int PhotographSize = 256;

    /// <summary>All kinds of data sets.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. RawLayouts.All.Select(layout => layout.Kind), Lists];

    /// <summary>Prepares a data set.</summary>
    /// <exception cref="UserErrorException">
    /// CGAT0403: there is no such kind, or it needs a folder that was not named; what <see cref="IRawLayout.Read"/>,
    /// <see cref="IRawLayout.Split"/> and <see cref="ManifestMaker.Make"/> find; CGAT0215: other files are there;
    /// CGAT0216 and CGAT0303: they can't be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped; no list was written.</exception>
    public static PreparedDataset Prepare(PreparationRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Kind == Lists)
        {
            return Import(request, cancellation);
        }

        var layout = RawLayouts.Find(request.Kind) ?? throw BadArgument(
            $"there is no data set of the kind '{request.Kind}'", ClosestName.Remedy(request.Kind, Kinds));
        return Prepare(layout, request, cancellation);
    }

    /// <summary>Prepares a raw data set of a layout that need not be among the known ones.</summary>
    /// <exception cref="UserErrorException">As the other one.</exception>
    public static PreparedDataset Prepare(
        IRawLayout layout, PreparationRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Images is not null)
        {
            throw BadArgument(
                $"'{layout.Kind}' has its images in a place of its own", $"leave --images out, which is for '{Lists}'");
        }

        var source = layout.Files is null ? "" : SourceOf(request, $"--source DIR, which has {layout.Files}");
        var output = request.Output ?? (layout.Files is null
            ? throw BadArgument($"'{layout.Kind}' needs a folder to be written to", "name it: --output DIR")
            : source);
        var data = layout.Read(source, request.Seed);
        var split = layout.Split(data, request.Seed);
        var hasFiles = data.Images.All(image => image.Pixels is null);
        var files = new ImageListFiles
        {
            Folder = output,
            Images = hasFiles && !IsSame(source, output) ? source : null,
            Content = RawLists.Of(data, split, source),
        };
        var writer = new PreparedFiles(output, request.Replace);
        writer.RequireFree(files.Content);
        if (!hasFiles)
        {
            PreparedImages.Write(data, output, request.Progress, cancellation);
        }

        var origin = new ManifestOrigin(layout.Kind, layout.Rule, request.Seed);
        var warnings = new List<Diagnostic>();
        var manifest = ManifestMaker.Make(files, origin, request.Progress, warnings.Add, cancellation);
        return Finish(writer, files, manifest, DataCounts.Of(layout, data, split), layout.Size) with
        {
            Warnings = warnings,
        };
    }

    private static PreparedDataset Import(PreparationRequest request, CancellationToken cancellation)
    {
        var source = SourceOf(request, "--source DIR, which has database_img.txt and the other lists");
        var output = request.Output ?? source;
        var lists = ImageListFiles.Read(source, request.Images);

        // Before they are taken for those of another folder: what is wrong is wrong in these.
        lists.Require();
        var files = lists with
        {
            Folder = output,
            Images = request.Images ?? (IsSame(source, output) ? null : source),
        };
        var writer = new PreparedFiles(output, request.Replace);
        writer.RequireFree(files.Content);
        var origin = new ManifestOrigin(Lists, "lists as they were given", null);
        var warnings = new List<Diagnostic>();
        var manifest = ManifestMaker.Make(files, origin, request.Progress, warnings.Add, cancellation);
        return Finish(writer, files, manifest, DataCounts.Of(manifest), PhotographSide) with { Warnings = warnings };
    }

    private static PreparedDataset Finish(
        PreparedFiles writer,
        ImageListFiles files,
        ImageManifest manifest,
        IReadOnlyList<DataCount> counts,
        int side) => new()
        {
            Folder = files.Folder,
            Images = files.Images,
            Manifest = manifest,
            Counts = counts,
            Written = writer.Write(files.Content, ImageManifest.FileName, manifest.ToBytes()),
            Dataset = new ImageListSpec
            {
                Folder = files.Folder,
                Images = files.Images,
                Digest = manifest.Digest,
                Resize = new ResizeSpec
                {
                    Size = side == PhotographSide ? PhotographSize : side,
                    Crop = side == PhotographSide ? side : null,
                    Filter = ImageResize.Bilinear,
                },
            },
        };

    private static string SourceOf(PreparationRequest request, string remedy) => request.Source switch
    {
        null => throw BadArgument($"'{request.Kind}' needs a source", $"name it: {remedy}"),
        var source when !Directory.Exists(source) => throw new UserErrorException(new Diagnostic
        {
            Code = ErrorCodes.DataMissing,
            Message = "the source isn't there",
            Remedy = $"name a folder: {remedy}",
            File = source,
        }),
        var source => source,
    };

    private static bool IsSame(string folder, string other) => Full(folder) == Full(other);

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private static UserErrorException BadArgument(string message, string remedy) =>
        new(new Diagnostic { Code = ErrorCodes.BadArgument, Message = message, Remedy = remedy });
}
