namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>A file of a raw data set, such as its annotations, is not what its layout asks for.</summary>
    public const string BadRawFile = "CGAT0210";

    /// <summary>A raw data set has too few images for the rule that it is split by.</summary>
    public const string TooFewImages = "CGAT0211";

    /// <summary>A list names an image outside its own folder and that of the images.</summary>
    public const string PathEscapes = "CGAT0212";

    /// <summary>A manifest of images can't be read.</summary>
    public const string BadImageManifest = "CGAT0213";

    /// <summary>A list or an image is not the one that the manifest beside it states.</summary>
    public const string ManifestDiffers = "CGAT0214";

    /// <summary>There are other lists, or other images, where these would be written.</summary>
    public const string PreparedDiffers = "CGAT0215";

    /// <summary>The files of a prepared data set can't be written.</summary>
    public const string PreparedNotWritten = "CGAT0216";

    /// <summary>Queries of a data set are in its training list or its database as well.</summary>
    public const string QueriesOverlap = "CGAT0217";
}
