using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>The columns of the axes of a sweep, which only the rows or the file tell.</summary>
internal static class AxisColumns
{
    /// <summary>How the columns are described, all in one.</summary>
    public static TableColumn Description { get; } = new()
    {
        Name = RunAxis.Prefix + "*",
        StoredAs = "INT64, DOUBLE, BOOLEAN or STRING",
        Nullable = true,
        Unit = "",
        Meaning = "a column for each axis of the spec's sweep, named after it: the value of the run; null where the "
            + "run is the same at several values, such as an undefended one in a sweep over a defence",
        Example = "32",
    };

    /// <summary>The columns of rows that are to be written.</summary>
    public static IEnumerable<IStoredColumn<TRow>> Of<TRow>(string table, IReadOnlyList<TRow> rows) =>
        rows is [IAxesRow first, ..] ? first.Axes.Select(axis => Of<TRow>(table, axis.Column, axis.Type)) : [];

    /// <summary>The columns of a file that is to be read.</summary>
    public static IEnumerable<IStoredColumn<TRow>> Of<TRow>(string table, IEnumerable<DataField> fields) =>
        typeof(TRow).IsAssignableTo(typeof(IAxesRow))
            ? fields.Where(field => field.Name.StartsWith(RunAxis.Prefix, StringComparison.Ordinal))
                .Select(field => Of<TRow>(table, field.Name, TypeOf(field)))
            : [];

    private static IStoredColumn<TRow> Of<TRow>(string table, string column, AxisType type)
    {
        var place = new ColumnPlace(table, column);
        object? Read(TRow row) => AxesOf(row).FirstOrDefault(axis => axis.Column == column)?.Value;
        void Write(TRow row, object? value) => Add(row, new RunAxis { Column = column, Type = type, Value = value });
        OptionalColumn<TRow, TValue> Values<TValue>()
            where TValue : struct => new(place, row => (TValue?)Read(row), (row, value) => Write(row, value));

        return type switch
        {
            AxisType.WholeNumber => Values<long>(),
            AxisType.Number => Values<double>(),
            AxisType.Switch => Values<bool>(),
            _ => new TextColumn<TRow>(place, nullable: true, row => (string?)Read(row), Write),
        };
    }

    private static AxisType TypeOf(DataField field) => field.ClrType switch
    {
        var type when type == typeof(long) => AxisType.WholeNumber,
        var type when type == typeof(double) => AxisType.Number,
        var type when type == typeof(bool) => AxisType.Switch,
        _ => AxisType.Text,
    };

    private static IReadOnlyList<RunAxis> AxesOf<TRow>(TRow row) => ((IAxesRow)row!).Axes;

    // Rows are filled column by column, after they are made.
    private static void Add<TRow>(TRow row, RunAxis axis) =>
        typeof(TRow).GetProperty(nameof(IAxesRow.Axes))!.SetValue(row, (RunAxis[])[.. AxesOf(row), axis]);
}
