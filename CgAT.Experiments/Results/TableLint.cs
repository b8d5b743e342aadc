using System.Text.RegularExpressions;
using CgAT.Experiments.Results.Storage;
using Parquet;
using Parquet.Meta;
using Stored = Parquet.Meta.Type;

namespace CgAT.Experiments.Results;

/// <summary>
/// Holds the footer of a table file against the rules that results/README.md states, without reading a row: names, flat
/// columns, types that every engine reads, zstd, dictionaries for text, and the table's own columns in their order.
/// </summary>
public static partial class TableLint
{
    private const string RunAgain = "run the spec again: what has not changed is not computed again";

    /// <summary>What breaks the rules, a sentence each; none for a file as it should be.</summary>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0302: the file is missing or has no footer.</exception>
    public static IReadOnlyList<string> Of<TRow>(string file)
        where TRow : IResultRow
    {
        var footer = Read(file);
        var leaves = footer.Schema.Skip(1).ToArray();
        return
        [
            .. leaves.SelectMany(OfColumn),
            .. OfOrder(RowLayout<TRow>.Table, [.. leaves.Select(leaf => leaf.Name)]),
            .. footer.RowGroups.SelectMany(group => group.Columns).SelectMany(OfChunk),
            .. OfKeys(footer.KeyValueMetadata ?? []),
        ];
    }

    /// <summary>Fails for a file that breaks the rules.</summary>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0302: it does, or it can't be read.</exception>
    public static void Require<TRow>(string file)
        where TRow : IResultRow
    {
        if (Of<TRow>(file) is [var first, ..])
        {
            throw ResultErrors.NotRead(
                file, $"this table breaks the rules of tables: {first}", RunAgain);
        }
    }

    private static FileMetaData Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return ReadAsync(stream).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw ResultErrors.NotRead(
                file,
                $"this table is damaged: {ResultErrors.Clause(e)}",
                RunAgain,
                e);
        }
    }

    private static async Task<FileMetaData> ReadAsync(Stream stream)
    {
        var reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return reader.Metadata ?? throw new InvalidDataException("it has no footer");
        }
    }

    private static IEnumerable<string> OfColumn(SchemaElement column)
    {
        if (!SnakeCase().IsMatch(column.Name))
        {
            yield return $"'{column.Name}' is not in snake case";
        }

        if (column.NumChildren > 0 || column.RepetitionType == FieldRepetitionType.REPEATED)
        {
            yield return $"'{column.Name}' is nested";
        }

        if (column.LogicalType?.INTEGER is { IsSigned: false })
        {
            yield return $"'{column.Name}' is unsigned";
        }

        var isTime = column.LogicalType?.TIMESTAMP is { IsAdjustedToUTC: true, Unit.MICROS: not null };
        if (isTime != column.Name.EndsWith("_utc", StringComparison.Ordinal))
        {
            yield return $"'{column.Name}': what ends in _utc, and nothing else, is a timestamp in UTC microseconds";
        }

        var isPlain = column.Type is Stored.INT32 or Stored.INT64 or Stored.DOUBLE or Stored.BOOLEAN;
        var isText = column is { Type: Stored.BYTE_ARRAY, LogicalType.STRING: not null }
            or { Type: Stored.BYTE_ARRAY, ConvertedType: ConvertedType.UTF8 };
        if (!(isPlain && column.LogicalType?.DECIMAL is null) && !isText)
        {
            yield return $"'{column.Name}' is stored as {column.Type}, not as INT32, INT64, DOUBLE, BOOLEAN or text";
        }
    }

    private static IEnumerable<string> OfOrder(ResultTable table, IReadOnlyList<string> names)
    {
        var own = table.Columns.Select(column => column.Name).ToArray();
        var known = names.TakeWhile(name => !name.StartsWith(RunAxis.Prefix, StringComparison.Ordinal)).ToArray();

        // A file of earlier has fewer of them, one of later more.
        if (!own.Take(known.Length).SequenceEqual(known.Take(own.Length)))
        {
            yield return $"its columns are not those of '{table.Name}' in their order";
        }

        if (table.AxisColumns is null && names.Count > known.Length)
        {
            yield return $"'{names[known.Length]}' is an axis in a table that has none";
        }
    }

    private static IEnumerable<string> OfChunk(ColumnChunk chunk)
    {
        var (name, data) = (chunk.MetaData!.PathInSchema[0], chunk.MetaData);
        if (data.Codec != CompressionCodec.ZSTD)
        {
            yield return $"'{name}' is compressed by {data.Codec}, not by zstd";
        }

        // A column of nulls has no value to look up.
        var isEmpty = data.Statistics?.NullCount == data.NumValues;
        if (data.Type == Stored.BYTE_ARRAY && !isEmpty
            && !data.Encodings.Any(code => code is Encoding.RLE_DICTIONARY or Encoding.PLAIN_DICTIONARY))
        {
            yield return $"'{name}' is text without a dictionary";
        }
    }

    private static IEnumerable<string> OfKeys(IReadOnlyList<KeyValue> keys)
    {
        string[] wanted = keys.Any(key => key.Key == FooterKeys.Compacted)
            ? [FooterKeys.SchemaVersion, FooterKeys.Table]
            : [FooterKeys.SchemaVersion, FooterKeys.Table, FooterKeys.SpecId, FooterKeys.Spec];
        return wanted.Except(keys.Select(key => key.Key)).Select(key => $"its footer has no '{key}'");
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
