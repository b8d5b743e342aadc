namespace CgAT.Core.Retrieval;

/// <summary>The codes and labels of a database in columns, made once for all queries.</summary>
internal sealed class DatabaseColumns(PackedCodes database, LabelMasks labels)
{
    /// <summary>How many items there are.</summary>
    public int Items { get; } = database.Count;

    /// <summary>The length of the codes in bits.</summary>
    public int Bits { get; } = database.Bits;

    /// <summary>The words of the codes.</summary>
    public WordColumns Codes { get; } = database.Columns();

    /// <summary>The words of the labels.</summary>
    public WordColumns Labels { get; } = labels.Columns();
}
