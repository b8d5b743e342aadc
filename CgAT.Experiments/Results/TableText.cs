using System.Globalization;
using System.Text;

namespace CgAT.Experiments.Results;

/// <summary>Writes tables down as text: the section of results/README.md, and schema files to review.</summary>
public static class TableText
{
    /// <summary>A heading and a Markdown table of the columns for every table, lines ending in \n.</summary>
    public static string Markdown(IReadOnlyList<ResultTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"### `{table.Name}`\n\n");
            text.Append(CultureInfo.InvariantCulture, $"A row is {table.RowMeaning}. Schema version ");
            text.Append(CultureInfo.InvariantCulture, $"{table.SchemaVersion}, {table.Columns.Count} columns");
            text.Append(table.AxisColumns is null ? ".\n\n" : ", and one for each axis of a sweep.\n\n");
            text.Append("| column | type | null | unit or range | meaning | example |\n|---|---|---|---|---|---|\n");
            foreach (var column in All(table))
            {
                var mayBeNull = column.Nullable ? "yes" : "no";
                text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {column.StoredAs} | {mayBeNull} ");
                text.Append(CultureInfo.InvariantCulture, $"| {column.Unit} | {column.Meaning} | ");
                text.Append(CultureInfo.InvariantCulture, $"`{column.Example}` |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>A line with name and version, then a line a column: name, type, null or not.</summary>
    public static string Schema(ResultTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = All(table).Select(
            column => $"{column.Name} {column.StoredAs}{(column.Nullable ? " null" : "")}\n");
        return string.Concat(columns.Prepend($"{table.Name} version {table.SchemaVersion}\n"));
    }

    private static IEnumerable<TableColumn> All(ResultTable table) =>
        table.AxisColumns is { } axes ? table.Columns.Append(axes) : table.Columns;
}
