using Parquet;
using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>A column of numbers or truth values that rows may leave null.</summary>
internal sealed class OptionalColumn<TRow, TValue>(
    ColumnPlace place, Func<TRow, TValue?> read, Action<TRow, TValue?> write)
    : IStoredColumn<TRow>
    where TValue : struct
{
    public DataField Field { get; } = new DataField<TValue>(place.Column, nullable: true);

    public string StoredAs => ValueTypeNames.Of(typeof(TValue));

    public Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows)
    {
        var values = new TValue?[rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = read(rows[row]);
            place.RequireFinite(values[row], row);
        }

        return group.WriteAsync<TValue>(Field, values.AsMemory());
    }

    public async Task ReadAsync(ParquetRowGroupReader group, DataField field, TRow[] rows)
    {
        var values = new TValue?[rows.Length];
        await group.ReadAsync<TValue>(field, values.AsMemory()).ConfigureAwait(false);
        for (var row = 0; row < rows.Length; row++)
        {
            write(rows[row], values[row]);
        }
    }
}
