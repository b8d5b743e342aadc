using Parquet;
using Parquet.Schema;

namespace CgAT.Experiments.Tests.Results;

/// <summary>Parquet files that our writer would not write: one row, text in every column.</summary>
internal static class TextFile
{
    public static Dictionary<string, string> Footer(string table, string version) => new()
    {
        ["cgat.table"] = table,
        ["cgat.schema_version"] = version,
        ["cgat.spec_id"] = "",
        ["cgat.spec"] = "{}",
    };

    public static async Task WriteAsync(string file, Dictionary<string, string> footer, params string[] columns)
    {
        var fields = columns.Select(column => new DataField<string>(column, nullable: false)).ToArray();
        await using var stream = File.Create(file);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. fields]), stream);
        writer.CustomMetadata = footer;
        using var group = writer.CreateRowGroup();
        foreach (var field in fields)
        {
            await group.WriteAsync(field, [field.Name + " 0"]);
        }
    }
}
