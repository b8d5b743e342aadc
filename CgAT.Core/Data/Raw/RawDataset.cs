namespace CgAT.Core.Data.Raw;

/// <summary>The images of a data set as it is downloaded, in the order of its own files.</summary>
public sealed record RawDataset
{
    /// <summary>The name of each class, which is a column of the labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The images that take part.</summary>
    public required IReadOnlyList<RawImage> Images { get; init; }

    /// <summary>How many images there are, with those that the rule leaves out.</summary>
    public required int Listed { get; init; }
}
