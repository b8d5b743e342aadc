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
        var footer = Footer<TRow>();
        footer[FooterKeys.SpecId] = metadata.SpecId;
        footer[FooterKeys.Spec] = metadata.Spec;
        await WriteAsync(bytes, RowLayout<TRow>.ColumnsOf(rows), [rows], footer).ConfigureAwait(false);
        return bytes.ToArray();
    }

    /// <summary>Writes row groups, of which those without rows are left out.</summary>
    public static async Task WriteAsync<TRow>(
        Stream stream,
        IReadOnlyList<IStoredColumn<TRow>> columns,
        IEnumerable<IReadOnlyList<TRow>> groups,
        Dictionary<string, string> footer)
    {
        var schema = new ParquetSchema([.. columns.Select(column => column.Field)]);
        var writer = await ParquetWriter.CreateAsync(schema, stream, Options(columns)).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.CustomMetadata = footer;
            foreach (var rows in groups.Where(rows => rows.Count > 0))
            {
                using var group = writer.CreateRowGroup();
                foreach (var column in columns)
                {
                    await column.WriteAsync(group, rows).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>What the footer of every file of a table says.</summary>
    public static Dictionary<string, string> Footer<TRow>()
        where TRow : IResultRow => new()
        {
            [FooterKeys.SchemaVersion] = RowLayout<TRow>.Table.SchemaVersion.ToString(CultureInfo.InvariantCulture),
            [FooterKeys.Table] = RowLayout<TRow>.Table.Name,
        };

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
}
