namespace CgAT.Experiments.Results;

/// <summary>Names the table whose rows a record holds; columns are its properties as declared.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TableAttribute : Attribute
{
    /// <summary>A table with its name (also its folder) and what one row of it is.</summary>
    public TableAttribute(string name, string rowMeaning)
    {
        Name = name;
        RowMeaning = rowMeaning;
    }

    /// <summary>The name of the table and of its folder below the results folder.</summary>
    public string Name { get; }

    /// <summary>What one row is, as a clause.</summary>
    public string RowMeaning { get; }

    /// <summary>
    /// The version in the files' footer. It stays where columns are added at the end and grows with any other change.
    /// </summary>
    public int SchemaVersion { get; init; } = 1;
}
