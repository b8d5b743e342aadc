using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>
/// Rows to the bytes of a Parquet file. All of it happens in memory, so that a bad value fails before a file exists
/// and a full disk is met by one plain write.
/// </summary>
internal static class ParquetBytes
{
    public static async Task<byte[]> OfAsync<TRow>(IReadOnlyList<TRow> rows, TableMetadata metadata)
        where TRow : IResultRow
    {
        using var bytes = new MemoryStream();
        var columns = RowLayout<TRow>.ColumnsOf(rows);
        var schema = new ParquetSchema([.. columns.Select(column => column.Field)]);
        var writer = await ParquetWriter.CreateAsync(schema, bytes, Options(columns)).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.CustomMetadata = Footer<TRow>(metadata);
            if (rows.Count > 0)
            {
                using var group = writer.CreateRowGroup();
                foreach (var column in columns)
                {
                    await column.WriteAsync(group, rows).ConfigureAwait(false);
                }
            }
        }

        return bytes.ToArray();
    }

    private static ParquetOptions Options<TRow>(IReadOnlyList<IStoredColumn<TRow>> columns)
    {
        // Below 1 the threshold overrules the hint where most values differ, as they do in a file of one row.
        var options = new ParquetOptions
        {
            CompressionMethod = CompressionMethod.Zstd,
            DictionaryEncodingThreshold = 1,
        };
        foreach (var column in columns.Where(column => column is TextColumn<TRow>))
        {
            options.ColumnEncodingHints[column.Field.Name] = EncodingHint.Dictionary;
        }

        return options;
    }

    private static Dictionary<string, string> Footer<TRow>(TableMetadata metadata)
        where TRow : IResultRow => new()
        {
            [FooterKeys.SchemaVersion] = RowLayout<TRow>.Table.SchemaVersion.ToString(CultureInfo.InvariantCulture),
            [FooterKeys.Table] = RowLayout<TRow>.Table.Name,
            [FooterKeys.SpecId] = metadata.SpecId,
            [FooterKeys.Spec] = metadata.Spec,
        };
}
