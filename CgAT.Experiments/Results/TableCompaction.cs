using System.Globalization;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Results;

/// <summary>
/// Merges the many small files of each table into one, which engines read a hundred times faster. Nothing is lost: rows
/// keep their order, by run and within a run, and what footers say becomes a table of its own, 'specs'. The files
/// themselves stay, since runs are held against them.
/// </summary>
public static class TableCompaction
{
    // Some tens of megabytes in memory; what engines like as a row group.
    private const int RowsOfGroup = 120_000;

    // Beyond it doubles do not tell whole numbers apart.
    private const long MostWhole = 1L << 53;

    /// <summary>Merges all tables of a results folder. Equal tables give equal bytes.</summary>
    /// <param name="results">The folder with the tables.</param>
    /// <param name="folder">Where the files go, one a table: <c>folder/runs.parquet</c>.</param>
    /// <returns>The files, of those tables that are there.</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a file is damaged or breaks the rules of tables, or there are none. CGAT0301, CGAT0303: the folder
    /// can't be written, or is that of a table that is merged.
    /// </exception>
    public static IReadOnlyList<CompactedTable> Write(string results, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(results);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        RequireApart(results, folder);
        CompactedTable?[] all =
        [
            Compact<RunRow>(results, folder),
            Compact<TrainingRow>(results, folder),
            Compact<MetricRow>(results, folder),
            Compact<QueryRow>(results, folder),
            Compact<CheckRow>(results, folder),
            Compact<TimingRow>(results, folder),
            Compact<CodeRow>(results, folder),
        ];
        CompactedTable[] found = [.. all.OfType<CompactedTable>()];
        return found.Length > 0
            ? [.. found, Specs(results, folder)]
            : throw ResultErrors.NotRead(
                results, "there are no tables here", "name the folder of results: ./cgat compact RESULTS");
    }

    private static void RequireApart(string results, string folder)
    {
        var above = Path.GetRelativePath(Path.GetFullPath(results), Path.GetFullPath(folder))
            .Split(Path.DirectorySeparatorChar)[0];
        if (ResultTables.All.Concat(ResultTables.OnRequest).FirstOrDefault(table => table.Name == above) is { } table)
        {
            throw ResultErrors.AmongTables(folder, table.Name);
        }
    }

    private static CompactedTable? Compact<TRow>(string results, string folder)
        where TRow : IResultRow
    {
        var files = FilesOf<TRow>(results);
        if (files.Length == 0)
        {
            return null;
        }

        Array.ForEach(files, TableLint.Require<TRow>);
        var counted = 0L;
        var groups = Groups(files.SelectMany(TableReader.Read<TRow>), rows => counted += rows);
        var file = Path.Combine(folder, ResultTables.Of<TRow>().Name + ".parquet");
        var bytes = typeof(TRow) == typeof(RunRow)
            ? WriteRuns(file, groups.SelectMany(rows => rows).Cast<RunRow>().ToArray(), files.Length)
            : TableWriter.WriteGroups(file, RowLayout<TRow>.Columns, groups, Footer<TRow>(files.Length));
        return new CompactedTable(file, files.Length, counted, files.Sum(each => new FileInfo(each).Length), bytes);
    }

    // Experiments have other axes: a run that has none of some has null there.
    private static long WriteRuns(string file, IReadOnlyList<RunRow> runs, int files)
    {
        var axes = runs.SelectMany(run => run.Axes).GroupBy(axis => axis.Column)
            .ToDictionary(axis => axis.Key, axis => TypeOf([.. axis]));
        RunRow[] rows =
        [
            .. runs.Select(run => run with
            {
                Axes =
                [
                    .. axes.Select(axis => As(
                        axis.Value, axis.Key, run.Axes.FirstOrDefault(own => own.Column == axis.Key))),
                ],
            }),
        ];
        return TableWriter.WriteGroups(
            file, RowLayout<RunRow>.ColumnsOf(rows), Groups(rows, _ => { }), Footer<RunRow>(files));
    }

    // What is a number in one experiment and a text in another one is a text in both. So are whole numbers beside
    // others where one of them is no double.
    private static AxisType TypeOf(RunAxis[] axes) => axes.Select(axis => axis.Type).Distinct().ToArray() switch
    {
        [var one] => one,
        var types when types.All(type => type is AxisType.WholeNumber or AxisType.Number)
            && axes.All(axis => axis.Value is not long whole || IsDouble(whole)) => AxisType.Number,
        _ => AxisType.Text,
    };

    private static bool IsDouble(long whole) => whole is >= -MostWhole and <= MostWhole;

    private static RunAxis As(AxisType type, string column, RunAxis? own) => new()
    {
        Column = column,
        Type = type,
        Value = (type, own?.Value) switch
        {
            (_, null) => null,
            (AxisType.Number, long whole) => (double)whole,
            (AxisType.Text, bool flag) => flag ? "true" : "false",
            (AxisType.Text, { } value) => Convert.ToString(value, CultureInfo.InvariantCulture),
            (_, { } value) => value,
        },
    };

    private static CompactedTable Specs(string results, string folder)
    {
        var files = FilesOf<RunRow>(results);
        SpecRow[] rows =
        [
            .. from each in files
               let footer = TableReader.ReadMetadata<RunRow>(each)
               let id = Path.GetFileNameWithoutExtension(each)
               select new SpecRow { RunId = id, SpecId = footer.SpecId, Spec = footer.Spec },
        ];
        var file = Path.Combine(folder, ResultTables.Of<SpecRow>().Name + ".parquet");
        var bytes = TableWriter.WriteGroups(
            file, RowLayout<SpecRow>.Columns, Groups(rows, _ => { }), Footer<SpecRow>(files.Length));
        return new CompactedTable(file, files.Length, rows.Length, 0, bytes);
    }

    private static string[] FilesOf<TRow>(string results)
        where TRow : IResultRow
    {
        var folder = Path.Combine(results, ResultTables.Of<TRow>().Name);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal)]
            : [];
    }

    private static IEnumerable<IReadOnlyList<TRow>> Groups<TRow>(IEnumerable<TRow> rows, Action<int> count)
    {
        foreach (var group in rows.Chunk(RowsOfGroup))
        {
            count(group.Length);
            yield return group;
        }
    }

    private static Dictionary<string, string> Footer<TRow>(int files)
        where TRow : IResultRow
    {
        var footer = ParquetBytes.Footer<TRow>();
        footer[FooterKeys.Compacted] = files.ToString(CultureInfo.InvariantCulture);
        return footer;
    }
}
