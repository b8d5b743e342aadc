namespace CgAT.Experiments.Results;

/// <summary>A row of one of <see cref="ResultTables"/>.</summary>
public interface IResultRow
{
    /// <summary>The run that the row belongs to, and the name of its file.</summary>
    string RunId { get; }
}
