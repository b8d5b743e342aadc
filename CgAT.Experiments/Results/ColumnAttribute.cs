namespace CgAT.Experiments.Results;

/// <summary>Documents a column of a table; results/README.md and the schema files are made from these texts.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute : Attribute
{
    /// <summary>A column with its meaning (one clause) and one value as an example.</summary>
    public ColumnAttribute(string meaning, string example)
    {
        Meaning = meaning;
        Example = example;
    }

    /// <summary>What the column holds and, where it may be null, what null says.</summary>
    public string Meaning { get; }

    /// <summary>A value as a reader prints it.</summary>
    public string Example { get; }

    /// <summary>The name of the column in an earlier version of the schema, for files of then; null for none.</summary>
    public string? Formerly { get; init; }

    /// <summary>The unit or range; empty where there is none.</summary>
    public string Unit { get; init; } = "";
}
