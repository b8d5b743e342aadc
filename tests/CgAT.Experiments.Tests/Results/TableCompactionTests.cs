using CgAT.Core.Errors;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

public sealed class TableCompactionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Every_row_of_every_table_is_there_in_its_order_and_what_the_footers_said_is_a_table()
    {
        WriteAll("b", new TableMetadata { SpecId = "one", Spec = "{\"a\":1}" });
        WriteAll("a", new TableMetadata { SpecId = "two", Spec = "{\"a\":2}" });
        var made = TableCompaction.Write(folder.Path, folder.Below("whole"));

        Assert.Equal(
            ["runs", "training", "metrics", "queries", "checks", "timings", "codes", "specs"],
            made.Select(table => Path.GetFileNameWithoutExtension(table.File)));
        Assert.All(made, table => Assert.Equal((2, true), (table.Files, table.Rows >= 2)));
        RequireAll<RunRow>();
        RequireAll<TrainingRow>();
        RequireAll<MetricRow>();
        RequireAll<QueryRow>();
        RequireAll<CheckRow>();
        RequireAll<TimingRow>();
        RequireAll<CodeRow>();
        Assert.Equal(
            [("a", "two", "{\"a\":2}"), ("b", "one", "{\"a\":1}")],
            TableReader.Read<SpecRow>(folder.Below("whole", "specs.parquet"))
                .Select(row => (row.RunId, row.SpecId, row.Spec)));
    }

    [Fact]
    public void Every_table_that_a_run_writes_is_merged()
    {
        WriteAll("a", Some.Metadata);
        Assert.Superset(
            ResultTables.All.Concat(ResultTables.OnRequest).Select(table => table.Name).ToHashSet(),
            TableCompaction.Write(folder.Path, folder.Below("whole"))
                .Select(table => Path.GetFileNameWithoutExtension(table.File)!).ToHashSet());
    }

    [Fact]
    public void Runs_of_other_axes_stand_side_by_side()
    {
        Write("a", Axis("bits", AxisType.WholeNumber, 16L));
        Write("b", Axis("bits", AxisType.Number, 0.5), Axis("kind", AxisType.Text, "dpsh"));
        Write("c");
        TableCompaction.Write(folder.Path, folder.Below("whole"));

        var rows = TableReader.Read<RunRow>(folder.Below("whole", "runs.parquet"));
        Assert.Equal([16.0, 0.5, null], rows.Select(row => row.Axes.Single(axis => axis.Column == "axis_bits").Value));
        Assert.Equal(
            [null, "dpsh", null], rows.Select(row => row.Axes.Single(axis => axis.Column == "axis_kind").Value));
    }

    [Fact]
    public void Whole_numbers_that_are_no_double_stay_what_they_are_beside_others()
    {
        Write("a", Axis("seed", AxisType.WholeNumber, (1L << 53) + 1));
        Write("b", Axis("seed", AxisType.Number, 0.5));
        TableCompaction.Write(folder.Path, folder.Below("whole"));
        Assert.Equal(
            ["9007199254740993", "0.5"],
            TableReader.Read<RunRow>(folder.Below("whole", "runs.parquet")).Select(row => row.Axes.Single().Value));
    }

    [Fact]
    public void Nothing_unfinished_is_left_where_a_file_can_not_be_written()
    {
        WriteAll("a", Some.Metadata);
        Directory.CreateDirectory(folder.Below("whole", "runs.parquet", "in-the-way"));
        var error = Assert.Throws<UserErrorException>(() => TableCompaction.Write(folder.Path, folder.Below("whole")));
        var diagnostic = Assert.Single(error.Diagnostics);
        Assert.Equal(
            (ErrorCodes.ResultsFolderNotWritable, "choose a folder that can be written with -o DIR"),
            (diagnostic.Code, diagnostic.Remedy));
        Assert.StartsWith("can't write the merged table: ", diagnostic.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Below("whole")));
    }

    [Theory]
    [InlineData("runs")]
    [InlineData("metrics", "below")]
    [InlineData("whole", "..", "codes")]
    public void CGAT0301_merged_tables_do_not_go_among_those_that_they_are_made_of(params string[] below)
    {
        WriteAll("a", Some.Metadata);
        var error = Assert.Throws<UserErrorException>(() => TableCompaction.Write(folder.Path, folder.Below(below)));
        var diagnostic = Assert.Single(error.Diagnostics);
        Assert.Equal(
            (ErrorCodes.ResultsFolderNotWritable, "choose another folder with -o DIR"), (diagnostic.Code, diagnostic.Remedy));
        Assert.Single(TableReader.ReadAll<RunRow>(folder.Path));
    }

    [Fact]
    public void Equal_tables_give_equal_bytes_and_follow_the_rules()
    {
        WriteAll("a", Some.Metadata);
        TableCompaction.Write(folder.Path, folder.Below("one"));
        TableCompaction.Write(folder.Path, folder.Below("other"));

        Assert.All(
            Directory.GetFiles(folder.Below("one")),
            file => Assert.Equal(
                File.ReadAllBytes(file), File.ReadAllBytes(folder.Below("other", Path.GetFileName(file)))));
        Assert.Empty(TableLint.Of<MetricRow>(folder.Below("one", "metrics.parquet")));
        Assert.Empty(TableLint.Of<RunRow>(folder.Below("one", "runs.parquet")));
    }

    [Fact]
    public async Task CGAT0302_a_file_that_breaks_the_rules_is_not_merged()
    {
        WriteAll("a", Some.Metadata);
        await TextFile.WriteAsync(folder.Below("metrics", "b.parquet"), TextFile.Footer("metrics", "1"), "run_id");
        var error = Assert.Throws<UserErrorException>(() => TableCompaction.Write(folder.Path, folder.Below("whole")));
        var diagnostic = Assert.Single(error.Diagnostics);
        Assert.Equal(
            (ErrorCodes.TableNotReadable, folder.Below("metrics", "b.parquet")), (diagnostic.Code, diagnostic.File));
        Assert.StartsWith("this table breaks the rules of tables: ", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CGAT0302_a_folder_without_tables_is_an_error() => Assert.Equal(
        "CGAT0302",
        Assert.Single(Assert.Throws<UserErrorException>(
            () => TableCompaction.Write(folder.Path, folder.Below("whole"))).Diagnostics).Code);

    public void Dispose() => folder.Dispose();

    private static RunAxis Axis(string name, AxisType type, object value) =>
        new() { Column = RunAxis.Prefix + name, Type = type, Value = value };

    private void Write(string run, params RunAxis[] axes) =>
        TableWriter.Write(folder.Path, run, [Some.Run(run) with { Axes = axes }], Some.Metadata);

    private void WriteAll(string run, TableMetadata metadata)
    {
        TableWriter.Write(folder.Path, run, [Some.Run(run)], metadata);
        TrainingRow[] steps = [.. Enumerable.Range(0, 30).Select(step => Some.Step(step) with { RunId = run })];
        TableWriter.Write(folder.Path, run, steps, metadata);
        TableWriter.Write(folder.Path, run, [Some.Metric(run), Some.Metric(run, "center")], metadata);
        TableWriter.Write(folder.Path, run, [Some.Query() with { RunId = run }], metadata);
        TableWriter.Write(folder.Path, run, [Some.Check() with { RunId = run }], metadata);
        TableWriter.Write(folder.Path, run, [Some.Timing() with { RunId = run }], metadata);
        TableWriter.Write(folder.Path, run, [Some.Code() with { RunId = run }], metadata);
    }

    private void RequireAll<TRow>()
        where TRow : IResultRow
    {
        var file = folder.Below("whole", ResultTables.Of<TRow>().Name + ".parquet");
        Assert.Equal(Texts(TableReader.ReadAll<TRow>(folder.Path)), Texts(TableReader.Read<TRow>(file)));
    }

    // Records with lists are equal where they are the same object only.
    private static IEnumerable<string> Texts<TRow>(IReadOnlyList<TRow> rows) => rows.Select(row => row!.ToString()!);
}
