namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>A folder or file of a data set isn't there, or can't be read.</summary>
    public const string DataMissing = "CGAT0201";

    /// <summary>A file of a data set isn't the published one, or can't be unpacked.</summary>
    public const string DataDamaged = "CGAT0202";

    /// <summary>A file isn't an IDX file of unsigned bytes whose length fits its dimensions.</summary>
    public const string BadIdxFile = "CGAT0203";

    /// <summary>A data set has no split of this name.</summary>
    public const string UnknownSplit = "CGAT0204";

    /// <summary>A line of an image or label list is not what the layout asks for.</summary>
    public const string BadImageListLine = "CGAT0205";

    /// <summary>An image file can't be decoded.</summary>
    public const string UndecodableImage = "CGAT0206";

    /// <summary>The data are not those whose digest the spec states.</summary>
    public const string DigestDiffers = "CGAT0207";

    /// <summary>An image has a size that the chosen resize can't take.</summary>
    public const string UnfitImageSize = "CGAT0208";

    /// <summary>More images are asked for than a list has.</summary>
    public const string LimitTooHigh = "CGAT0209";
}
