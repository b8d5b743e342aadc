using CgAT.Core.Data;
using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Datasets;

/// <summary>A data set that is ready for specs.</summary>
public sealed record PreparedDataset
{
    /// <summary>The folder of its lists, as it was named.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder where the paths of the lists start; null for that of the lists.</summary>
    public required string? Images { get; init; }

    /// <summary>What the lists and the images are.</summary>
    public required ImageManifest Manifest { get; init; }

    /// <summary>How large it is, beside what was published.</summary>
    public required IReadOnlyList<DataCount> Counts { get; init; }

    /// <summary>The names of the files that were written; those that were there already are not among them.</summary>
    public required IReadOnlyList<string> Written { get; init; }

    /// <summary>What a run on it will meet, such as images that can't be decoded; empty where nothing is known.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The table of a spec that names it, its images brought to the usual size.</summary>
    public required ImageListSpec Dataset { get; init; }
}
