namespace CgAT.Experiments.Reports.Papers;

/// <summary>A column of a table of a paper.</summary>
/// <param name="Kind">The kind of the data set.</param>
/// <param name="Dataset">The data set and its split.</param>
/// <param name="Bits">The code length.</param>
internal sealed record PaperColumn(string Kind, string Dataset, int Bits);
