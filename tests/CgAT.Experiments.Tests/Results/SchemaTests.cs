using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

public sealed class SchemaTests
{
    public static TheoryData<string> Names => [.. Tables.Select(table => table.Name)];

    private static IEnumerable<ResultTable> Tables => ResultTables.All.Concat(ResultTables.OnRequest);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_approved_columns_stay_in_place_and_what_is_new_stands_at_the_end_and_may_be_null(string name)
    {
        var table = TableOf(name);
        var approved = Approved.Read(FileOf(name)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var actual = TableText.Schema(table).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (approved.Length == 0 || approved[0] != actual[0])
        {
            return; // A new table or a new schema version: the other test shows it to the reviewer.
        }

        Assert.Equal(approved, actual.Take(approved.Length));
        Assert.All(actual.Skip(approved.Length), line => Assert.EndsWith(" null", line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_schema_is_the_approved_one(string name) =>
        Approved.Equal(FileOf(name), TableText.Schema(TableOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_column_is_documented_and_named_and_typed_by_the_rules(string name)
    {
        var table = TableOf(name);
        Assert.Equal("run_id", table.Columns[0].Name);
        Assert.DoesNotContain(
            table.Columns, column => column.Name.StartsWith(RunAxis.Prefix, StringComparison.Ordinal));
        Assert.All(table.Columns, column =>
        {
            Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", column.Name);
            Assert.Equal(column.StoredAs == "TIMESTAMP", column.Name.EndsWith("_utc", StringComparison.Ordinal));
            Assert.True(column.Meaning.Length > 5 && column.Example.Length > 0, column.Name);
            Assert.DoesNotContain('|', column.Meaning + column.Example + column.Unit);
            Assert.True(!column.Nullable || column.Meaning.Contains("null", StringComparison.Ordinal)
                || column.Unit == "[0, 1]", $"{column.Name}: when is it null?");
        });
    }

    [Fact]
    public void The_tables_are_those_of_the_design() =>
        Assert.Equal(
            ["runs", "training", "metrics", "queries", "checks", "timings"], ResultTables.All.Select(table => table.Name));

    private static ResultTable TableOf(string name) => Tables.Single(table => table.Name == name);

    private static string FileOf(string name) =>
        Approved.Path("tests", "CgAT.Experiments.Tests", "Results", "Schemas", name + ".txt");
}
