namespace CgAT.Core.Data.Raw;

/// <summary>
/// Which images of a raw data set are in which list, by their places in it, in the order of the lists.
/// </summary>
/// <param name="Database">The images that are ranked.</param>
/// <param name="Train">Those that are trained on, which may repeat.</param>
/// <param name="Test">The queries.</param>
public sealed record DataSplit(IReadOnlyList<int> Database, IReadOnlyList<int> Train, IReadOnlyList<int> Test);
