namespace CgAT.Experiments.Results;

/// <summary>A column as its documentation and its schema file describe it.</summary>
public sealed record TableColumn
{
    /// <summary>The name in the file, in snake case.</summary>
    public required string Name { get; init; }

    /// <summary>The name that it had in an earlier version of the schema; null where it always had this one.</summary>
    public string? Formerly { get; init; }

    /// <summary>The Parquet type: INT32, INT64, DOUBLE, BOOLEAN, STRING or TIMESTAMP (UTC, microseconds).</summary>
    public required string StoredAs { get; init; }

    /// <summary>Whether rows may leave it null.</summary>
    public required bool Nullable { get; init; }

    /// <summary>The unit or range; empty where there is none.</summary>
    public required string Unit { get; init; }

    /// <summary>What it holds.</summary>
    public required string Meaning { get; init; }

    /// <summary>A value as a reader prints it.</summary>
    public required string Example { get; init; }
}
