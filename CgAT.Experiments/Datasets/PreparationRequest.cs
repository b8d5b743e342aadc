using CgAT.Core.Data;

namespace CgAT.Experiments.Datasets;

/// <summary>What data set to prepare, from where and to where.</summary>
public sealed record PreparationRequest
{
    /// <summary>One of <see cref="DataPreparation.Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The folder of the download, or of lists that are there; null for a set that is made of nothing.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>
    /// The folder for the lists and the manifest, and for images that are no files yet; null for the source.
    /// </summary>
    public string? Output { get; init; }

    /// <summary>Of lists that are there: the folder where their paths start; null for the source.</summary>
    public string? Images { get; init; }

    /// <summary>What the split is drawn with, at least 0; of no meaning for lists that are there.</summary>
    public long Seed { get; init; }

    /// <summary>Whether lists and a manifest that are there may be replaced by other ones.</summary>
    public bool Replace { get; init; }

    /// <summary>Told how the work goes; null for nobody.</summary>
    public IProgress<DataProgress>? Progress { get; init; }
}
