using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

/// <summary>The files as DuckDB sees them.</summary>
public sealed class DuckTests : IDisposable
{
    private static readonly Dictionary<string, string> DuckTypes = new()
    {
        ["INT32"] = "INTEGER",
        ["INT64"] = "BIGINT",
        ["DOUBLE"] = "DOUBLE",
        ["BOOLEAN"] = "BOOLEAN",
        ["STRING"] = "VARCHAR",
        ["TIMESTAMP"] = "TIMESTAMP WITH TIME ZONE",
    };

    private readonly TemporaryFolder folder = new();
    private readonly Duck duck = new();

    [Fact]
    public void Every_column_has_its_type_and_needs_no_quotes_also_without_rows()
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
    public void Runs_join_metrics_over_globs_of_many_files_one_of_them_without_rows()
    {
        foreach (var (run, value) in new[] { ("a", 0.5), ("b", 0.75) })
        {
            TableWriter.Write(folder.Path, run, [Some.Run(run)], Some.Metadata);
            TableWriter.Write(
                folder.Path,
                run,
                [Some.Metric(run) with { Value = value }, Some.Metric(run, "center") with { Value = value / 2 }],
                Some.Metadata);
        }

        TableWriter.Write<MetricRow>(folder.Path, "c", [], Some.Metadata);

        var rows = duck.Rows($"""
            SELECT r.defense, r.bits, m.attack, avg(m.value) AS map, stddev(m.value) AS sd
            FROM '{folder.Path}/runs/*.parquet' r JOIN '{folder.Path}/metrics/*.parquet' m USING (run_id)
            WHERE m.metric = 'map_at_k' AND m.k = 1000 GROUP BY ALL ORDER BY ALL
            """);

        Assert.Equal(2, rows.Count);
        Assert.Equal(["cgat", 32, "center", 0.3125], rows[0].Take(4));
        Assert.Equal(["cgat", 32, null, 0.625], rows[1].Take(4));
        Assert.Equal(0.25 / Math.Sqrt(2), Assert.IsType<double>(rows[1][4]), 12);
    }

    [Fact]
    public void Nulls_numbers_and_text_are_what_was_written()
    {
        TableWriter.Write(folder.Path, Some.RunId, [Some.Run() with { Commit = null, Dirty = true }], Some.Metadata);

        var row = Assert.Single(duck.Rows($"""
            SELECT seed, defense_epsilon, commit, dirty, error_code IS NULL, settings
            FROM '{folder.Path}/runs/*.parquet'
            """));

        Assert.Equal([5_000_000_000L, 16.0 / 255, null, true, true, Some.Run().Settings], row);
    }

    [Fact]
    public void A_timestamp_is_the_instant_to_the_microsecond()
    {
        TableWriter.Write(folder.Path, Some.RunId, [Some.Timing()], Some.Metadata);

        var row = Assert.Single(duck.Rows(
            $"SELECT started_utc::VARCHAR, epoch_us(started_utc) FROM '{folder.Path}/timings/*.parquet'"));

        Assert.Equal(["2025-03-01 12:30:05.123456+00", 1_740_832_205_123_456L], row);
    }

    [Fact]
    public void The_footer_can_be_queried()
    {
        TableWriter.Write(folder.Path, Some.RunId, [Some.Step()], Some.Metadata);

        var rows = duck.Rows($"""
            SELECT decode(key), decode(value) FROM parquet_kv_metadata('{folder.Path}/training/*.parquet') ORDER BY 1
            """);

        Assert.Equal(
            [
                ["cgat.schema_version", "1"],
                ["cgat.spec", Some.Metadata.Spec],
                ["cgat.spec_id", Some.Metadata.SpecId],
                ["cgat.table", "training"],
            ],
            rows);
    }

    public void Dispose()
    {
        duck.Dispose();
        folder.Dispose();
    }

    private void RequireColumns<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IResultRow
    {
        var file = TableWriter.Write(folder.Path, Some.RunId, rows, Some.Metadata);
        var columns = ResultTables.Of<TRow>().Columns;
        var names = string.Join(", ", columns.Select(column => column.Name));

        Assert.Equal(rows.Count, duck.Rows($"SELECT {names} FROM '{file}'").Count);
        Assert.Equal(
            columns.Select(column => ((object?)column.Name, (object?)DuckTypes[column.StoredAs])),
            duck.Rows($"DESCRIBE SELECT * FROM '{file}'").Select(row => (row[0], row[1])));
    }
}
