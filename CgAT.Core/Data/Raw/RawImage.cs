namespace CgAT.Core.Data.Raw;

/// <summary>An image of a raw data set.</summary>
public sealed record RawImage
{
    /// <summary>
    /// Where it is, with slashes: relative to the source where it is a file there, else to the folder that the data set
    /// is prepared in.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Its classes, ascending.</summary>
    public required IReadOnlyList<int> Labels { get; init; }

    /// <summary>Reads its pixels where it is no file of its own; null where it is.</summary>
    public Func<Raster>? Pixels { get; init; }
}
