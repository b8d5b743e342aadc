namespace CgAT.Core.Data;

/// <summary>One part of a data set in the list layout: where each image is, and its classes.</summary>
internal sealed record ImageList
{
    /// <summary>The file that names the images, one a line.</summary>
    public required string File { get; init; }

    /// <summary>The number of classes.</summary>
    public required int Classes { get; init; }

    /// <summary>The full path of each image, in list order.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The name of each image in manifests, as <see cref="ImageRoots.Find"/> gives it.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The classes of each image, ascending.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Labels { get; init; }
}
