using CgAT.Core.Errors;
using CgAT.Experiments.Results;
using Parquet;
using Parquet.Schema;

namespace CgAT.Experiments.Tests.Results;

public sealed class TableLintTests : IDisposable
{
    private static readonly string[] s_simple = ["run_id", "Count", "share", "note_utc", "begun_at"];

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Every_table_that_is_written_follows_the_rules_with_rows_and_without()
    {
        RequireClean([Some.Run()]);
        RequireClean([.. Enumerable.Range(0, 3000).Select(Some.Step)]);
        RequireClean([Some.Metric(), Some.Metric(attack: "center")]);
        RequireClean([Some.Query()]);
        RequireClean([Some.Check()]);
        RequireClean([Some.Timing()]);
        RequireClean([Some.Code()]);
        RequireClean<MetricRow>([]);
        RequireClean<TimingRow>([]);
    }

    [Fact]
    public async Task Each_broken_rule_is_named()
    {
        var file = folder.Below("broken.parquet");
        var schema = new ParquetSchema(
            new DataField<string>("run_id"),
            new DataField<uint>("Count"),
            new DataField<float>("share"),
            new DataField<string>("note_utc"),
            new DateTimeDataField("begun_at", DateTimeFormat.Impala),
            new ListField("values", new DataField<int>("element")));
        using (var stream = File.Create(file))
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        }

        Assert.Equal(
            [
                "'Count' is not in snake case",
                "'Count' is unsigned",
                "'share' is stored as FLOAT, not as INT32, INT64, DOUBLE, BOOLEAN or text",
                "'note_utc': what ends in _utc, and nothing else, is a timestamp in UTC microseconds",
                "'begun_at' is stored as INT96, not as INT32, INT64, DOUBLE, BOOLEAN or text",
                "'values' is nested",
            ],
            TableLint.Of<Note>(file).Where(
                each => s_simple.Any(name => each.StartsWith($"'{name}'", StringComparison.Ordinal))
                    || each == "'values' is nested"));
        Assert.Contains("its columns are not those of 'notes' in their order", TableLint.Of<Note>(file));
        Assert.Contains("its footer has no 'cgat.table'", TableLint.Of<Note>(file));
    }

    [Fact]
    public async Task Another_compression_and_text_without_a_dictionary_are_named()
    {
        var file = folder.Below("plain.parquet");
        var schema = new ParquetSchema(new DataField<string>("run_id"));
        using (var stream = File.Create(file))
        {
            var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
            options.ColumnEncodingHints["run_id"] = EncodingHint.Default;
            await using var writer = await ParquetWriter.CreateAsync(schema, stream, options);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], (string[])["a", "b"]);
        }

        var found = TableLint.Of<Note>(file);
        Assert.Contains(found, each => each.StartsWith("'run_id' is compressed by SNAPPY", StringComparison.Ordinal));
        Assert.Contains("'run_id' is text without a dictionary", found);
    }

    [Fact]
    public void CGAT0302_what_is_no_table_is_an_error()
    {
        File.WriteAllText(folder.Below("no.parquet"), "no");
        var error = Assert.Throws<UserErrorException>(() => TableLint.Of<MetricRow>(folder.Below("no.parquet")));
        Assert.Equal(ErrorCodes.TableNotReadable, Assert.Single(error.Diagnostics).Code);
    }

    public void Dispose() => folder.Dispose();

    private void RequireClean<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IResultRow =>
        Assert.Empty(TableLint.Of<TRow>(TableWriter.Write(folder.Path, Some.RunId, rows, Some.Metadata)));
}
