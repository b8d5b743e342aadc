using System.Reflection;
using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>The table of a row record, read off its attributes and properties once a process.</summary>
internal static class RowLayout<TRow>
    where TRow : IResultRow
{
    // Reflection promises no order of properties; metadata tokens follow the order of declaration.
    private static readonly PropertyInfo[] Properties = [.. typeof(TRow)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .OrderBy(property => property.MetadataToken)];

    private static readonly TableAttribute Attribute = typeof(TRow).GetCustomAttribute<TableAttribute>()
        ?? throw new InvalidOperationException($"{typeof(TRow).Name} needs a Table attribute");

    public static IReadOnlyList<IStoredColumn<TRow>> Columns { get; } =
        [.. Properties.Select(property => StoredColumns.Of<TRow>(Attribute.Name, property))];

    public static ResultTable Table { get; } = new()
    {
        Name = Attribute.Name,
        RowMeaning = Attribute.RowMeaning,
        SchemaVersion = Attribute.SchemaVersion,
        Columns = [.. Columns.Zip(Properties, Describe)],
    };

    /// <summary>The schema that every file of the table carries, also one without rows.</summary>
    public static ParquetSchema Schema { get; } = new([.. Columns.Select(column => column.Field)]);

    private static TableColumn Describe(IStoredColumn<TRow> column, PropertyInfo property)
    {
        var text = property.GetCustomAttribute<ColumnAttribute>()
            ?? throw new InvalidOperationException($"{typeof(TRow).Name}.{property.Name} needs a Column attribute");
        return new TableColumn
        {
            Name = column.Field.Name,
            StoredAs = column.StoredAs,
            Nullable = column.Field.IsNullable,
            Unit = text.Unit,
            Meaning = text.Meaning,
            Example = text.Example,
        };
    }
}
