namespace CgAT.Core.Data;

/// <summary>How far work on the files of a data set has come.</summary>
/// <param name="What">What is done, such as "hashing images".</param>
/// <param name="Done">How many files of it are.</param>
/// <param name="Total">How many there are.</param>
public sealed record DataProgress(string What, int Done, int Total);
