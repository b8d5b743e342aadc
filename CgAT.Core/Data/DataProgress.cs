namespace CgAT.Core.Data;

/// <summary>How far work on the files of a data set has come.</summary>
/// <param name="What">What is done, such as "hashing images".</param>
/// <param name="Done">How many files of it are.</param>
/// <param name="Total">How many there are.</param>
public sealed record DataProgress(string What, int Done, int Total)
{
    /// <summary>Images are read for their digests.</summary>
    public const string Hashing = "hashing images";

    /// <summary>Images are decoded, and read for that.</summary>
    public const string Decoding = "decoding images";
}
