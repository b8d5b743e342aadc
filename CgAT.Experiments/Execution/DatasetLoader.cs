using CgAT.Core.Data;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>Reads the data set of a spec and holds it against the spec's digest.</summary>
public static class DatasetLoader
{
    /// <summary>The data set.</summary>
    /// <param name="spec">Which data set.</param>
    /// <param name="baseFolder">What its folder is relative to: the folder of the spec file.</param>
    /// <param name="loading">How images are brought in; null for what needs no folder of its own.</param>
    /// <exception cref="Core.Errors.UserErrorException">CGAT02xx: missing or damaged files, another digest, or a limit
    /// above what is there.</exception>
    public static RetrievalDataset Load(DatasetSpec spec, string baseFolder, ImageLoading? loading = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var folder = Path.GetFullPath(Path.Combine(baseFolder, spec.Folder));
        var dataset = spec switch
        {
            FashionMnistSpec fashion => FashionMnist.Load(folder, fashion.Split),
            ImageListSpec list => ImageLists.Load(
                folder,
                CoreSettings.Resize(list.Resize),
                list.Images is { } images ? Path.GetFullPath(Path.Combine(baseFolder, images)) : null,
                (loading ?? new ImageLoading()) with { SkipUnreadable = list.Unreadable == "skip" }),
            _ => throw CoreSettings.Unknown(spec),
        };
        dataset.RequireDigest(spec.Digest);
        return spec.Limit is { } limit ? dataset.First(limit.Train, limit.Database, limit.Query) : dataset;
    }
}
