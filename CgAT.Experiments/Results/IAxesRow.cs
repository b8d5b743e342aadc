namespace CgAT.Experiments.Results;

/// <summary>A row whose file has a column for each axis of a sweep behind the columns that every file has.</summary>
public interface IAxesRow : IResultRow
{
    /// <summary>The axes in the order of the columns; the same ones in every row of a file.</summary>
    IReadOnlyList<RunAxis> Axes { get; }
}
