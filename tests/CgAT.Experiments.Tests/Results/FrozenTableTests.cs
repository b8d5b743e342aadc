using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

/// <summary>
/// Files that earlier versions of the program wrote, in <c>Frozen</c>, one of each version of a table's schema: they
/// are read for good. With CGAT_APPROVE=1 those that are missing are written, and none is written anew.
/// </summary>
public sealed class FrozenTableTests
{
    [Fact]
    public void Files_of_earlier_versions_are_read()
    {
        Require(Some.Run());
        Require(Some.Step() with { LossAdversarial = 0.25, Validation = 0.5 });
        Require(Some.Metric(attack: "center") with { Reliable = false, ReliableReason = "no gradient" });
        Require(Some.Query(attack: "center") with { TargetLabels = "3 17" });
        Require(Some.Check());
        Require(Some.Timing());
        Require(Some.Code());
    }

    [Fact]
    public async Task A_column_that_was_renamed_is_read_under_its_former_name()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Below("older.parquet");
        await TextFile.WriteAsync(file, TextFile.Footer(Renamed.Table, "1"), "run_id", "old_name");
        Assert.Equal(
            new Renamed { RunId = "run_id 0", NewName = "old_name 0" }, Assert.Single(TableReader.Read<Renamed>(file)));
    }

    private static void Require<TRow>(TRow row)
        where TRow : IResultRow
    {
        var table = ResultTables.Of<TRow>();
        for (var version = 1; version <= table.SchemaVersion; version++)
        {
            var name = $"{table.Name}-{version}.parquet";
            var file = Approved.Path("tests", "CgAT.Experiments.Tests", "Results", "Frozen", name);
            if (Approved.Rewrites && !File.Exists(file) && version == table.SchemaVersion)
            {
                using var folder = new TemporaryFolder();
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.Copy(TableWriter.Write(folder.Path, row.RunId, [row], Some.Metadata), file);
            }

            Assert.Empty(TableLint.Of<TRow>(file));
            Assert.Equal([row.ToString()], TableReader.Read<TRow>(file).Select(read => read.ToString()));
        }
    }

    [Table(Table, "a note", SchemaVersion = 2)]
    internal sealed record Renamed : IResultRow
    {
        public const string Table = "renamed";

        [Column("the run", "9c41")]
        public required string RunId { get; init; }

        [Column("what was called otherwise", "a", Formerly = "old_name")]
        public required string NewName { get; init; }
    }
}
