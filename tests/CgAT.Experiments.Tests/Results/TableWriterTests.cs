using System.Collections;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

public sealed class TableWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Tables_that_are_written_at_the_same_time_are_as_those_that_are_written_alone()
    {
        using var folder = new TemporaryFolder();
        MetricRow[] rows =
        [
            .. Enumerable.Range(0, 51)
                .Select(row => Some.Metric(attack: row < 17 ? null : row < 34 ? "center" : "mainstay")),
        ];
        var alone = File.ReadAllBytes(TableWriter.Write(folder.Below("alone"), Some.RunId, rows, Some.Metadata));
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number =>
        {
            var file = TableWriter.Write(folder.Below($"{number}"), Some.RunId, rows, Some.Metadata);
            Assert.Equal(alone, File.ReadAllBytes(file));
            Assert.Equal(rows, TableReader.Read<MetricRow>(file));
        });
    }

    [Fact]
    public void Tables_that_are_read_at_the_same_time_hold_what_was_written()
    {
        using var folder = new TemporaryFolder();
        MetricRow[][] tables =
        [
            .. Enumerable.Range(0, 16).Select(table => Enumerable.Range(0, 40 + table)
                .Select(row => Some.Metric(attack: row % 3 == 0 ? null : $"attack {table} {row % 5}")).ToArray()),
        ];
        string[] files =
        [
            .. tables.Select(
                (rows, table) => TableWriter.Write(folder.Below($"{table}"), Some.RunId, rows, Some.Metadata)),
        ];
        Parallel.For(0, 256, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number =>
            Assert.Equal(tables[number % 16], TableReader.Read<MetricRow>(files[number % 16])));
    }

    [Fact]
    public void Equal_rows_give_equal_bytes()
    {
        TrainingRow[] rows = [.. Enumerable.Range(0, 500).Select(Some.Step)];

        var first = File.ReadAllBytes(TableWriter.Write(folder.Below("a"), Some.RunId, rows, Some.Metadata));
        var second = File.ReadAllBytes(TableWriter.Write(folder.Below("b"), Some.RunId, rows, Some.Metadata));

        Assert.Equal(first, second);
    }

    [Fact]
    public void A_second_write_takes_the_place_of_the_first_and_leaves_no_other_file()
    {
        TableWriter.Write(folder.Path, Some.RunId, [Some.Metric(), Some.Metric()], Some.Metadata);
        var file = TableWriter.Write(folder.Path, Some.RunId, [Some.Metric()], Some.Metadata);

        Assert.Single(TableReader.Read<MetricRow>(file));
        Assert.Equal([$"metrics/{Some.RunId}.parquet"], folder.Files());
    }

    [Fact]
    public void Rows_that_fail_half_way_leave_the_earlier_file_and_nothing_else()
    {
        var file = TableWriter.Write(folder.Path, Some.RunId, [Some.Step()], Some.Metadata);
        var before = File.ReadAllBytes(file);

        Assert.Throws<IOException>(() => TableWriter.Write(folder.Path, Some.RunId, new BrokenRows(), Some.Metadata));

        Assert.Equal([$"training/{Some.RunId}.parquet"], folder.Files());
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused_with_table_column_and_row(double value)
    {
        MetricRow[] optional = [Some.Metric(), Some.Metric() with { IntervalLow = value }];
        TrainingRow[] required = [Some.Step() with { Loss = value }];

        var first = Assert.Throws<InvalidOperationException>(
            () => TableWriter.Write(folder.Path, Some.RunId, optional, Some.Metadata));
        var second = Assert.Throws<InvalidOperationException>(
            () => TableWriter.Write(folder.Path, Some.RunId, required, Some.Metadata));

        Assert.StartsWith("Table 'metrics', column 'interval_low', row 1: ", first.Message, StringComparison.Ordinal);
        Assert.StartsWith("Table 'training', column 'loss', row 0: ", second.Message, StringComparison.Ordinal);
        Assert.Contains("write null and a reason instead", first.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void Null_in_a_column_that_every_row_fills_is_refused()
    {
        var unchecked_ = Activator.CreateInstance<MetricRow>();
        typeof(MetricRow).GetProperty(nameof(MetricRow.RunId))!.SetValue(unchecked_, Some.RunId);

        var error = Assert.Throws<InvalidOperationException>(
            () => TableWriter.Write(folder.Path, Some.RunId, [unchecked_], Some.Metadata));

        Assert.StartsWith("Table 'metrics', column 'defense', row 0: null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_run_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => TableWriter.Write(folder.Path, "a", [Some.Metric("a"), Some.Metric("b")], Some.Metadata));

        Assert.Equal("Table 'metrics', row 1: a row of run 'b' in the file of run 'a'", error.Message);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("a\\b")]
    [InlineData("")]
    public void A_run_id_that_is_no_file_name_is_refused(string runId) => Assert.Throws<ArgumentException>(
        () => TableWriter.Write<MetricRow>(folder.Path, runId, [], Some.Metadata));

    public void Dispose() => folder.Dispose();

    /// <summary>1,000 rows, of which the 700th can't be had once the run ids have been looked at.</summary>
    private sealed class BrokenRows : IReadOnlyList<TrainingRow>
    {
        private int reads;

        public int Count => 1000;

        public TrainingRow this[int index] =>
            ++reads > Count && index == 700 ? throw new IOException("the source is gone") : Some.Step(index);

        public IEnumerator<TrainingRow> GetEnumerator() =>
            Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
