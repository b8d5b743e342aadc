using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Rows_of_every_table_come_back_equal()
    {
        RequireRoundTrip([Some.Run()]);
        RequireRoundTrip([Some.Run() with
        {
            Status = "failed",
            ErrorCode = "CGAT0401",
            Split = null,
            WarmUpEpochs = null,
            DefenseEpsilon = null,
            DefenseBank = null,
            Commit = null,
            Dirty = null,
        }]);
        RequireRoundTrip([.. Enumerable.Range(0, 1000).Select(Some.Step)]);
        RequireRoundTrip([Some.Metric(), Some.Metric(attack: "center")]);
        RequireRoundTrip([Some.Metric() with { Value = null, Reason = "ä €" }]);
        RequireRoundTrip([Some.Query(), Some.Query(1, "center"), Some.Query(2, "center") with { InBall = false }]);
        RequireRoundTrip([Some.Check(), Some.Check(false), Some.Check(null)]);
        RequireRoundTrip([Some.Timing()]);
        RequireRoundTrip([Some.Code(), Some.Code(1) with { Attack = null, Code = long.MinValue, Labels = -1 }]);
    }

    [Fact]
    public void Numbers_at_the_edge_come_back_to_the_bit()
    {
        double[] edges = [0, -0.0, double.Epsilon, double.MaxValue, double.MinValue, 8.0 / 255, 1e-310];
        var rows = edges.Select(edge => Some.Step(int.MaxValue) with { Loss = edge, LossHash = edge }).ToArray();

        var read = TableReader.Read<TrainingRow>(TableWriter.Write(folder.Path, Some.RunId, rows, Some.Metadata));

        Assert.Equal(
            edges.Select(BitConverter.DoubleToInt64Bits), read.Select(row => BitConverter.DoubleToInt64Bits(row.Loss)));
        Assert.Equal(edges, read.Select(row => row.LossHash!.Value));
        RequireRoundTrip([Some.Run() with { Seed = long.MinValue, QueryCount = int.MinValue }]);
    }

    [Fact]
    public void A_table_without_rows_is_read_as_one_without_rows()
    {
        RequireRoundTrip<RunRow>([]);
        RequireRoundTrip<TrainingRow>([]);
        RequireRoundTrip<MetricRow>([]);
        RequireRoundTrip<QueryRow>([]);
        RequireRoundTrip<CheckRow>([]);
        RequireRoundTrip<TimingRow>([]);
    }

    [Fact]
    public void A_time_in_another_zone_comes_back_as_the_same_instant_to_the_microsecond()
    {
        var zurich = new DateTimeOffset(2025, 3, 1, 13, 30, 5, TimeSpan.FromHours(1)).AddTicks(7_654_321);

        var file = TableWriter.Write(folder.Path, Some.RunId, [Some.Timing(zurich)], Some.Metadata);

        var read = Assert.Single(TableReader.Read<TimingRow>(file)).StartedUtc;
        Assert.Equal(TimeSpan.Zero, read.Offset);
        Assert.Equal(zurich.AddTicks(-1), read);
    }

    [Fact]
    public void The_footer_comes_back()
    {
        var file = TableWriter.Write<MetricRow>(folder.Path, Some.RunId, [], Some.Metadata);

        Assert.Equal(folder.Below("metrics", Some.RunId + ".parquet"), file);
        Assert.Equal(Some.Metadata, TableReader.ReadMetadata<MetricRow>(file));
    }

    [Fact]
    public async Task Columns_that_were_added_since_read_as_null_and_unknown_ones_are_passed_over()
    {
        var file = folder.Below("older.parquet");
        await TextFile.WriteAsync(file, TextFile.Footer(Note.Table, "1"), "unknown", "text", "run_id");

        var row = Assert.Single(TableReader.Read<Note>(file));

        Assert.Equal(new Note { RunId = "run_id 0", Text = "text 0" }, row);
    }

    [Fact]
    public void All_runs_of_a_table_are_read_in_the_order_of_their_names()
    {
        foreach (var run in (string[])["b", "a", "C"])
        {
            TableWriter.Write(folder.Path, run, [Some.Metric(run)], Some.Metadata);
        }

        Assert.Equal(["C", "a", "b"], TableReader.ReadAll<MetricRow>(folder.Path).Select(row => row.RunId));
    }

    public void Dispose() => folder.Dispose();

    private void RequireRoundTrip<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IResultRow =>
        Assert.Equal(rows, TableReader.Read<TRow>(TableWriter.Write(folder.Path, Some.RunId, rows, Some.Metadata)));
}
