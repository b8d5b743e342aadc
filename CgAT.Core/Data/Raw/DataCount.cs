namespace CgAT.Core.Data.Raw;

/// <summary>A number of a prepared data set beside the published one.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Found">How many there are.</param>
/// <param name="Published">What was published; null where nothing was.</param>
public sealed record DataCount(string What, int Found, PublishedCount? Published)
{
    /// <summary>Whether it is the published number; null where none was published.</summary>
    public bool? IsEqual => Published is null ? null : Published.Value == Found;
}
