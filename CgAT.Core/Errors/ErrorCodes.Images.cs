namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>An image is larger than any photograph, or would be after its resize.</summary>
    public const string AbsurdImageSize = "CGAT0220";

    /// <summary>An image is not the one that the data set was made of.</summary>
    public const string ImageDiffers = "CGAT0221";

    /// <summary>Images can't be read, and the spec says to go on without them.</summary>
    public const string ImagesSkipped = "CGAT0222";

    /// <summary>No image of a list can be read.</summary>
    public const string NoImageLeft = "CGAT0223";

    /// <summary>A cache of decoded images begins to be built.</summary>
    public const string CacheBuilt = "CGAT0224";

    /// <summary>A cache of decoded images was cut off or altered.</summary>
    public const string CacheDamaged = "CGAT0225";

    /// <summary>There is no cache of decoded images, since it can't be written or has no room.</summary>
    public const string CacheNotKept = "CGAT0226";

    /// <summary>Another process builds the cache of decoded images, and this one waits for it.</summary>
    public const string CacheAwaited = "CGAT0227";
}
