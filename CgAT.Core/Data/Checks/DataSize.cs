namespace CgAT.Core.Data.Checks;

/// <summary>How large a data set in the list layout is.</summary>
/// <param name="Queries">The rows of its test list.</param>
/// <param name="Database">The rows of its database list.</param>
/// <param name="Train">The rows of its training list.</param>
/// <param name="Classes">Its classes.</param>
/// <param name="Images">Its distinct image files.</param>
public sealed record DataSize(int Queries, int Database, int Train, int Classes, int Images);
