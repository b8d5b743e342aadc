using System.Globalization;
using CgAT.Core.Errors;
using Parquet;
using Parquet.Schema;

namespace CgAT.Experiments.Results.Storage;

/// <summary>The rows and the footer of one table file, checked against the table that they should be of.</summary>
internal sealed record TableContent<TRow>(IReadOnlyList<TRow> Rows, TableMetadata Metadata)
    where TRow : IResultRow
{
    private const string RunAgain = "run the spec again: what has not changed is not computed again";

    public static TableContent<TRow> Read(string file)
    {
        var content = ReadBytes(file);
        try
        {
            return Parse(file, content).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not UserErrorException)
        {
            // Damaged bytes show up as anything: a wrong index, an overflow, a length that no memory can hold.
            throw ResultErrors.NotRead(file, $"this table is damaged: {ResultErrors.Clause(e)}", RunAgain, e);
        }
    }

    private static byte[] ReadBytes(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ResultErrors.NotRead(file, "there is no such file", "run the spec to write it", e);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            var cause = $"can't read this table: {ResultErrors.Clause(e)}";
            throw ResultErrors.NotRead(file, cause, "make it readable, or name another results folder", e);
        }
    }

    private static async Task<TableContent<TRow>> Parse(string file, byte[] content)
    {
        using var bytes = new MemoryStream(content, writable: false);
        var reader = await ParquetReader.CreateAsync(bytes).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var metadata = CheckFooter(file, reader.CustomMetadata);
            var fields = reader.Schema.DataFields.ToDictionary(field => field.Name, StringComparer.Ordinal);
            var rows = new List<TRow>();
            foreach (var group in reader.RowGroups)
            {
                rows.AddRange(await ReadGroup(file, group, fields).ConfigureAwait(false));
            }

            return new TableContent<TRow>(rows, metadata);
        }
    }

    private static async Task<TRow[]> ReadGroup(
        string file, ParquetRowGroupReader group, Dictionary<string, DataField> fields)
    {
        var rows = new TRow[checked((int)group.RowCount)];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = Activator.CreateInstance<TRow>();
        }

        foreach (var column in RowLayout<TRow>.ColumnsOf(fields.Values))
        {
            if (FieldOf(column.Field.Name, fields) is { } field)
            {
                await column.ReadAsync(group, field, rows).ConfigureAwait(false);
            }
            else if (!column.Field.IsNullable)
            {
                throw ResultErrors.NotRead(file, $"this table has no column '{column.Field.Name}'", RunAgain);
            }
        }

        return rows;
    }

    // Under its name, or the one that it had in an earlier version.
    private static DataField? FieldOf(string name, Dictionary<string, DataField> fields) =>
        fields.GetValueOrDefault(name)
        ?? (RowLayout<TRow>.Table.Columns.FirstOrDefault(column => column.Name == name)?.Formerly is { } formerly
            ? fields.GetValueOrDefault(formerly)
            : null);

    private static TableMetadata CheckFooter(string file, Dictionary<string, string> footer)
    {
        var table = RowLayout<TRow>.Table;
        var name = footer.GetValueOrDefault(FooterKeys.Table);
        if (name != table.Name)
        {
            var found = name is null ? "not one of CgAT's tables" : $"a '{name}' table";
            throw ResultErrors.NotRead(file, $"this is {found}, not a '{table.Name}' table", "name another file");
        }

        var version = footer.GetValueOrDefault(FooterKeys.SchemaVersion);
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > table.SchemaVersion)
        {
            throw ResultErrors.NotRead(
                file,
                $"this table has schema version {version}, and this program reads version {table.SchemaVersion}",
                RunAgain);
        }

        // A compacted file is of many specs: they stand in the table 'specs' beside it.
        return footer.ContainsKey(FooterKeys.Compacted)
            ? new TableMetadata { SpecId = "", Spec = "" }
            : new TableMetadata { SpecId = footer[FooterKeys.SpecId], Spec = footer[FooterKeys.Spec] };
    }
}
