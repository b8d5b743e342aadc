using System.Reflection;
using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>The table of a row record, read off its attributes and properties once a process.</summary>
internal static class RowLayout<TRow>
    where TRow : IResultRow
{
    private static readonly bool IsAxesRow = typeof(TRow).IsAssignableTo(typeof(IAxesRow));

    // Reflection promises no order of properties; metadata tokens follow the order of declaration.
    private static readonly PropertyInfo[] Properties = [.. typeof(TRow)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(IAxesRow.Axes) || !IsAxesRow)
        .OrderBy(property => property.MetadataToken)];

    private static readonly TableAttribute Attribute = typeof(TRow).GetCustomAttribute<TableAttribute>()
        ?? throw new InvalidOperationException($"{typeof(TRow).Name} needs a Table attribute");

    /// <summary>The columns that every file has.</summary>
    public static IReadOnlyList<IStoredColumn<TRow>> Columns { get; } =
        [.. Properties.Select(property => StoredColumns.Of<TRow>(Attribute.Name, property))];

    public static ResultTable Table { get; } = new()
    {
        Name = Attribute.Name,
        RowMeaning = Attribute.RowMeaning,
        SchemaVersion = Attribute.SchemaVersion,
        Columns = [.. Columns.Zip(Properties, Describe)],
        AxisColumns = IsAxesRow ? AxisColumns.Description : null,
    };

    /// <summary>The columns of a file of rows: those that every file has, then those of the axes of the rows.</summary>
    public static IReadOnlyList<IStoredColumn<TRow>> ColumnsOf(IReadOnlyList<TRow> rows) =>
        [.. Columns, .. AxisColumns.Of(Attribute.Name, rows)];

    /// <summary>The columns of a file with some fields: those that every file has, then those of its axes.</summary>
    public static IReadOnlyList<IStoredColumn<TRow>> ColumnsOf(IEnumerable<DataField> fields) =>
        [.. Columns, .. AxisColumns.Of<TRow>(Attribute.Name, fields)];

    /// <summary>The names of the columns of a row, those of its axes too.</summary>
    public static IReadOnlyList<string> NamesOf(TRow row) =>
        [.. Columns.Select(column => column.Field.Name), .. AxesOf(row).Select(axis => axis.Column)];

    /// <summary>The values of a row, in the order of <see cref="NamesOf"/>.</summary>
    public static IReadOnlyList<object?> ValuesOf(TRow row) =>
        [.. Properties.Select(property => property.GetValue(row)), .. AxesOf(row).Select(axis => axis.Value)];

    private static IReadOnlyList<RunAxis> AxesOf(TRow row) => row is IAxesRow { Axes: var axes } ? axes : [];

    private static TableColumn Describe(IStoredColumn<TRow> column, PropertyInfo property)
    {
        var text = property.GetCustomAttribute<ColumnAttribute>()
            ?? throw new InvalidOperationException($"{typeof(TRow).Name}.{property.Name} needs a Column attribute");
        return new TableColumn
        {
            Name = column.Field.Name,
            Formerly = text.Formerly,
            StoredAs = column.StoredAs,
            Nullable = column.Field.IsNullable,
            Unit = text.Unit,
            Meaning = text.Meaning,
            Example = text.Example,
        };
    }
}
