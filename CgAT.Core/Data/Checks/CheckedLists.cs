using System.Globalization;

namespace CgAT.Core.Data.Checks;

/// <summary>The lists of a data set and what became of their images: what all findings are made of.</summary>
internal sealed class CheckedLists(ImageListParts parts, IReadOnlyDictionary<string, ReadImage> images)
{
    private const int MostExamples = 5;

    public ImageListParts Parts { get; } = parts;

    /// <summary>Each image by its full path, in the order in which lists name them.</summary>
    public IReadOnlyDictionary<string, ReadImage> Images { get; } = images;

    /// <summary>The name of a class, or its column from 1 where classes have no names.</summary>
    public string ClassName(int label) => Parts.ClassNames.Count > 0
        ? Parts.ClassNames[label]
        : string.Create(CultureInfo.InvariantCulture, $"column {label + 1}");

    /// <summary>The SHA-256 of the image of a row; null where it can't be read.</summary>
    public string? Sha256(ImageList list, int row) => Images[list.Images[row]].Content?.Sha256;

    /// <summary>The first of some rows, by the names of their images.</summary>
    public static IReadOnlyList<string> Examples(ImageList list, IEnumerable<int> rows) =>
        [.. rows.Select(row => list.Names[row]).Distinct().Take(MostExamples)];

    /// <summary>The first of some texts.</summary>
    public static IReadOnlyList<string> Examples(IEnumerable<string> texts) => [.. texts.Take(MostExamples)];

    /// <summary>"38 of 1,700 queries".</summary>
    public static string Share(int count, int all, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {all:N0} {what}");

    /// <summary>"2.2", the percentage that a count is of all.</summary>
    public static string Percent(int count, int all) =>
        (100.0 * count / all).ToString("0.0", CultureInfo.InvariantCulture);
}
