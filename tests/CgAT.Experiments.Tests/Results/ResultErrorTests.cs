using CgAT.Core.Errors;
using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Execution;

namespace CgAT.Experiments.Tests.Results;

public sealed class ResultErrorTests : IDisposable
{
    private const string OtherFolder = "choose a folder that can be written with --results DIR";
    private const string RunAgain = "run the spec again: what has not changed is not computed again";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void CGAT0301_a_results_folder_below_a_file_names_the_folder_and_the_remedy()
    {
        File.WriteAllText(folder.Below("file"), "");
        var results = folder.Below("file", "results");

        var error = Require(
            ErrorCodes.ResultsFolderNotWritable, results, OtherFolder,
            () => TableWriter.Write(results, Some.RunId, [Some.Metric()], Some.Metadata));

        Assert.Equal("CGAT0301", error.Code);
        Assert.StartsWith("can't write to the results folder: ", error.Message, StringComparison.Ordinal);
        Assert.False(error.Message.EndsWith('.'));
    }

    [LinuxFact]
    public void CGAT0301_a_file_system_that_takes_no_files_is_named_too() => Require(
        ErrorCodes.ResultsFolderNotWritable, "/proc/results", OtherFolder,
        () => TableWriter.Write("/proc/results", Some.RunId, [Some.Metric()], Some.Metadata));

    [Fact]
    public void CGAT0301_a_folder_in_the_place_of_the_file_leaves_nothing_else_behind()
    {
        Directory.CreateDirectory(folder.Below("metrics", Some.RunId + ".parquet"));

        Require(
            ErrorCodes.ResultsFolderNotWritable, folder.Path, OtherFolder,
            () => TableWriter.Write(folder.Path, Some.RunId, [Some.Metric()], Some.Metadata));

        Assert.Empty(folder.Files());
    }

    [LinuxFact]
    public void CGAT0303_a_full_disk_names_the_file_and_what_it_needs()
    {
        var length = new FileInfo(
            TableWriter.Write(folder.Below("there"), Some.RunId, [Some.Metric()], Some.Metadata)).Length;
        Directory.CreateDirectory(folder.Below("metrics"));
        var temporary = $".{Some.RunId}.{Marks.OfThisThread}.tmp";
        File.CreateSymbolicLink(folder.Below("metrics", temporary), "/dev/full");

        var error = Require(
            ErrorCodes.DiskFull, folder.Below("metrics", Some.RunId + ".parquet"),
            "free space on this disk, or choose a folder on another one with --results DIR",
            () => TableWriter.Write(folder.Path, Some.RunId, [Some.Metric()], Some.Metadata));

        Assert.Equal("CGAT0303", error.Code);
        Assert.Equal($"no space is left for this table, which needs {length} bytes", error.Message);
        Assert.Equal([$"there/metrics/{Some.RunId}.parquet"], folder.Files());
    }

    [Fact]
    public void CGAT0302_a_missing_file_is_told_from_a_damaged_one()
    {
        var file = folder.Below("metrics", "none.parquet");

        var error = Require(
            ErrorCodes.TableNotReadable, file, "run the spec to write it", () => TableReader.Read<MetricRow>(file));

        Assert.Equal("CGAT0302", error.Code);
        Assert.Equal("there is no such file", error.Message);
    }

    [Fact]
    public void CGAT0302_a_missing_table_names_its_folder() => Require(
        ErrorCodes.TableNotReadable, folder.Below("metrics"),
        "run a spec first, or name its folder with --results DIR", () => TableReader.ReadAll<MetricRow>(folder.Path));

    [Fact]
    public void CGAT0302_a_file_of_another_table_is_refused()
    {
        var file = TableWriter.Write(folder.Path, Some.RunId, [Some.Run()], Some.Metadata);

        var error = Require(
            ErrorCodes.TableNotReadable, file, "name another file", () => TableReader.Read<MetricRow>(file));

        Assert.Equal("this is a 'runs' table, not a 'metrics' table", error.Message);
    }

    [Fact]
    public async Task CGAT0302_a_parquet_file_that_is_not_ours_is_refused()
    {
        var file = folder.Below("foreign.parquet");
        await TextFile.WriteAsync(file, [], "run_id");

        var error = Require(
            ErrorCodes.TableNotReadable, file, "name another file", () => TableReader.Read<MetricRow>(file));

        Assert.Equal("this is not one of CgAT's tables, not a 'metrics' table", error.Message);
    }

    [Theory]
    [InlineData("2", "this table has schema version 2, and this program reads version 1")]
    [InlineData("1", "this table has no column 'defense'")]
    public async Task CGAT0302_another_schema_is_refused(string version, string message)
    {
        var file = folder.Below("other.parquet");
        await TextFile.WriteAsync(file, TextFile.Footer("metrics", version), "run_id");

        var error = Require(ErrorCodes.TableNotReadable, file, RunAgain, () => TableReader.Read<MetricRow>(file));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void CGAT0302_a_folder_in_the_place_of_a_table_is_no_damage() => Assert.StartsWith(
        "can't read this table: ",
        Require(
            ErrorCodes.TableNotReadable, folder.Path, "make it readable, or name another results folder",
            () => TableReader.Read<MetricRow>(folder.Path)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void CGAT0302_a_file_cut_short_anywhere_is_named_with_the_remedy()
    {
        var file = TableWriter.Write(folder.Path, Some.RunId, [Some.Metric()], Some.Metadata);
        var whole = File.ReadAllBytes(file);
        for (var length = 0; length < whole.Length; length += 1 + (length / 20))
        {
            File.WriteAllBytes(file, whole[..length]);
            var error = Require(
                ErrorCodes.TableNotReadable, file, RunAgain, () => TableReader.Read<MetricRow>(file));
            Assert.StartsWith("this table is damaged", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_with_a_changed_byte_is_read_or_refused_but_never_anything_else()
    {
        var file = TableWriter.Write(folder.Path, Some.RunId, [Some.Metric(), Some.Metric()], Some.Metadata);
        var whole = File.ReadAllBytes(file);
        for (var place = 0; place < whole.Length; place += 7)
        {
            var damaged = (byte[])whole.Clone();
            damaged[place] ^= 0x55;
            File.WriteAllBytes(file, damaged);
            if (Record.Exception(() => TableReader.Read<MetricRow>(file)) is { } error)
            {
                Assert.Equal("CGAT0302", Assert.Single(Assert.IsType<UserErrorException>(error).Diagnostics).Code);
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private static Diagnostic Require(string code, string file, string remedy, Func<object> action)
    {
        var error = Assert.Single(Assert.Throws<UserErrorException>(action).Diagnostics);
        Assert.Equal(code, error.Code);
        Assert.Equal(file, error.File);
        Assert.Equal(remedy, error.Remedy);
        return error;
    }
}
