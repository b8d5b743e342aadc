namespace CgAT.Experiments.Results;

/// <summary>A table: its name, what a row is, and its columns in the order of the file.</summary>
public sealed record ResultTable
{
    /// <summary>The name of the table and of its folder below the results folder.</summary>
    public required string Name { get; init; }

    /// <summary>What one row is, as a clause.</summary>
    public required string RowMeaning { get; init; }

    /// <summary>The version in the files' footer.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The columns that every file has, in the order of the file.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>
    /// The columns that a file has behind these, one for each axis of a sweep; null where it has none.
    /// </summary>
    public TableColumn? AxisColumns { get; init; }

    /// <summary>Where the rows of a run are.</summary>
    public string FileOf(string resultsFolder, string runId) => Path.Combine(resultsFolder, Name, runId + ".parquet");
}
