using Parquet;
using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>A column of UTF-8 text.</summary>
internal sealed class TextColumn<TRow>(
    ColumnPlace place, bool nullable, Func<TRow, string?> read, Action<TRow, string?> write)
    : IStoredColumn<TRow>
{
    public DataField Field { get; } = new DataField<string>(place.Column, nullable: nullable);

    public string StoredAs => "STRING";

    public Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows)
    {
        var values = new string?[rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = read(rows[row]);
            if (!nullable)
            {
                place.RequireText(values[row], row);
            }
        }

        return group.WriteAsync(Field, values!);
    }

    public async Task ReadAsync(ParquetRowGroupReader group, DataField field, TRow[] rows)
    {
        var values = new string?[rows.Length];
        await group.ReadAsync(field, values.AsMemory()!).ConfigureAwait(false);
        for (var row = 0; row < rows.Length; row++)
        {
            write(rows[row], values[row]);
        }
    }
}
