using CgAT.Experiments.Results;
using ParquetSharp;

namespace CgAT.Experiments.Tests.Results;

/// <summary>The files as Arrow's C++ reader sees them.</summary>
public sealed class ParquetSharpTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Every_table_has_its_documented_columns_also_without_rows()
    {
        RequireColumns<RunRow>([]);
        RequireColumns<TrainingRow>([]);
        RequireColumns<MetricRow>([]);
        RequireColumns<QueryRow>([]);
        RequireColumns<CheckRow>([]);
        RequireColumns<TimingRow>([]);
        RequireColumns<CodeRow>([]);
        RequireColumns([Some.Run()]);
        RequireColumns([Some.Step()]);
        RequireColumns([Some.Metric()]);
        RequireColumns([Some.Query()]);
        RequireColumns([Some.Check()]);
        RequireColumns([Some.Timing()]);
        RequireColumns([Some.Code()]);
    }

    [Fact]
    public void Everything_is_zstd_and_text_is_dictionary_encoded_in_one_row_group()
    {
        TrainingRow[] rows = [.. Enumerable.Range(0, 5000).Select(Some.Step)];
        RequireStorage(TableWriter.Write(folder.Path, Some.RunId, rows, Some.Metadata));
        RequireStorage(TableWriter.Write(folder.Path, Some.RunId, [Some.Run()], Some.Metadata));
        RequireStorage(TableWriter.Write(folder.Path, Some.RunId, [Some.Metric()], Some.Metadata));
    }

    [Fact]
    public void Values_and_nulls_are_what_was_written()
    {
        MetricRow[] rows = [Some.Metric(), Some.Metric(attack: "center")];
        using var file = new ParquetFileReader(TableWriter.Write(folder.Path, Some.RunId, rows, Some.Metadata));
        using var group = file.RowGroup(0);

        Assert.Equal(2, group.MetaData.NumRows);
        Assert.Equal([null, "center"], Column<string?>(group, "metrics", "attack"));
        Assert.Equal([null, 16.0 / 255], Column<double?>(group, "metrics", "epsilon"));
        Assert.Equal([32, 32], Column<int>(group, "metrics", "bits"));
        Assert.Equal([0L, 0L], Column<long>(group, "metrics", "seed"));
    }

    [Fact]
    public void The_footer_holds_the_four_keys()
    {
        using var file = new ParquetFileReader(
            TableWriter.Write<QueryRow>(folder.Path, Some.RunId, [], Some.Metadata));

        var footer = file.FileMetaData.KeyValueMetadata;

        Assert.Equal("1", footer["cgat.schema_version"]);
        Assert.Equal("queries", footer["cgat.table"]);
        Assert.Equal(Some.Metadata.SpecId, footer["cgat.spec_id"]);
        Assert.Equal(Some.Metadata.Spec, footer["cgat.spec"]);
    }

    public void Dispose() => folder.Dispose();

    private static List<T> Column<T>(RowGroupReader group, string table, string name)
    {
        var columns = ResultTables.All.Single(one => one.Name == table).Columns.Select(column => column.Name).ToList();
        using var column = group.Column(columns.IndexOf(name));
        using var values = column.LogicalReader<T>();
        return [.. values.ReadAll((int)group.MetaData.NumRows)];
    }

    private static void RequireStorage(string path)
    {
        using var file = new ParquetFileReader(path);
        Assert.Equal(1, file.FileMetaData.NumRowGroups);
        using var group = file.RowGroup(0);
        for (var column = 0; column < file.FileMetaData.NumColumns; column++)
        {
            using var chunk = group.MetaData.GetColumnChunkMetaData(column);
            Assert.Equal(Compression.Zstd, chunk.Compression);
            var isText = file.FileMetaData.Schema.Column(column).PhysicalType == PhysicalType.ByteArray;
            using var statistics = chunk.Statistics;

            // A column of nulls has no value to look up.
            if (isText && statistics?.NullCount != chunk.NumValues)
            {
                Assert.Contains(chunk.Encodings, code => code is Encoding.RleDictionary or Encoding.PlainDictionary);
            }
        }
    }

    private void RequireColumns<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IResultRow
    {
        using var file = new ParquetFileReader(TableWriter.Write(folder.Path, Some.RunId, rows, Some.Metadata));
        Assert.Equal(rows.Count, file.FileMetaData.NumRows);

        var schema = file.FileMetaData.Schema;
        var found = Enumerable.Range(0, file.FileMetaData.NumColumns).Select(index => schema.Column(index)).Select(
            column => (column.Name, TypeOf(column), column.MaxDefinitionLevel == 1, column.MaxRepetitionLevel));

        Assert.Equal(
            ResultTables.Of<TRow>().Columns.Select(
                column => (column.Name, column.StoredAs, column.Nullable, (short)0)),
            found);
    }

    private static string TypeOf(ColumnDescriptor column)
    {
        using var logical = column.LogicalType;
        return (column.PhysicalType, logical) switch
        {
            (PhysicalType.Int32, NoneLogicalType or IntLogicalType { BitWidth: 32, IsSigned: true }) => "INT32",
            (PhysicalType.Int64, NoneLogicalType or IntLogicalType { BitWidth: 64, IsSigned: true }) => "INT64",
            (PhysicalType.Double, NoneLogicalType) => "DOUBLE",
            (PhysicalType.Boolean, NoneLogicalType) => "BOOLEAN",
            (PhysicalType.ByteArray, StringLogicalType) => "STRING",
            (PhysicalType.Int64, TimestampLogicalType { IsAdjustedToUtc: true, TimeUnit: TimeUnit.Micros }) =>
                "TIMESTAMP",
            _ => $"{column.PhysicalType} {logical}",
        };
    }
}
