using Parquet;
using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>
/// A column of instants that every row fills, stored as UTC microseconds. It carries Parquet's newer logical type,
/// because readers take the older converted type for a local time.
/// </summary>
internal sealed class TimestampColumn<TRow>(
    ColumnPlace place, Func<TRow, DateTimeOffset> read, Action<TRow, DateTimeOffset> write)
    : IStoredColumn<TRow>
{
    public DataField Field { get; } = new DateTimeDataField(
        place.Column,
        DateTimeFormat.Timestamp,
        isAdjustedToUTC: true,
        unit: DateTimeTimeUnit.Micros,
        isNullable: false);

    public string StoredAs => "TIMESTAMP";

    public Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows)
    {
        var values = rows.Select(row => read(row).UtcDateTime).ToArray();
        return group.WriteAsync<DateTime>(Field, values.AsMemory());
    }

    public async Task ReadAsync(ParquetRowGroupReader group, DataField field, TRow[] rows)
    {
        var values = new DateTime[rows.Length];
        await group.ReadAsync<DateTime>(field, values.AsMemory()).ConfigureAwait(false);
        for (var row = 0; row < rows.Length; row++)
        {
            write(rows[row], new DateTimeOffset(DateTime.SpecifyKind(values[row], DateTimeKind.Utc)));
        }
    }
}
