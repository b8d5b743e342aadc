using CgAT.Core.Data.Pixels;

namespace CgAT.Core.Data.Checks;

/// <summary>Images that a camera stored lying on a side, and whose EXIF data say how to turn them.</summary>
internal static class TurnedFindings
{
    /// <summary>The remark; of a count of 0 where all stand upright.</summary>
    /// <param name="images">How many images there are.</param>
    /// <param name="turned">Those that EXIF turns.</param>
    public static DataFinding Of(int images, IReadOnlyList<ListedImage> turned) => new()
    {
        Id = "turned-images",
        IsFault = false,
        Count = turned.Count,
        Message = $"{CheckedLists.Share(turned.Count, images, "images")} are turned by their EXIF data",
        Effect = "they are shown as they are stored, unless the spec's resize says orientation = \"exif\"",
        Examples = CheckedLists.Examples(turned.Select(image => image.Name)),
    };
}
