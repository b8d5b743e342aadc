using Parquet;
using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>Moves one column between rows and a Parquet row group. One implementation a shape of values.</summary>
internal interface IStoredColumn<TRow>
{
    /// <summary>The field of the file, with its name, type and nullability.</summary>
    DataField Field { get; }

    /// <summary>How the type is called in documentation.</summary>
    string StoredAs { get; }

    /// <summary>Writes the column. Throws <see cref="InvalidOperationException"/> for a value to refuse.</summary>
    Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows);

    /// <summary>Reads the column into rows that exist already, one for each row of the group.</summary>
    Task ReadAsync(ParquetRowGroupReader group, DataField field, TRow[] rows);
}
