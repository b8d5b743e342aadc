using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Results;

/// <summary>
/// Reads table files back into rows. A file of an earlier version of this program may lack columns that were added at
/// the end since: they read as null. Columns that this version doesn't know are passed over.
/// </summary>
public static class TableReader
{
    /// <summary>The rows of one file. Errors: CGAT0302 where it is missing, damaged or another table's.</summary>
    public static IReadOnlyList<TRow> Read<TRow>(string file)
        where TRow : IResultRow => TableContent<TRow>.Read(file).Rows;

    /// <summary>What the footer of a file says. Errors: CGAT0302, as for the rows.</summary>
    public static TableMetadata ReadMetadata<TRow>(string file)
        where TRow : IResultRow => TableContent<TRow>.Read(file).Metadata;

    /// <summary>
    /// The rows of every run, files in the ordinal order of their names. Errors: CGAT0302 for a damaged file, or where
    /// the results folder has no such table.
    /// </summary>
    public static IReadOnlyList<TRow> ReadAll<TRow>(string resultsFolder)
        where TRow : IResultRow
    {
        ArgumentException.ThrowIfNullOrEmpty(resultsFolder);
        var folder = Path.Combine(resultsFolder, ResultTables.Of<TRow>().Name);
        if (!Directory.Exists(folder))
        {
            throw ResultErrors.NotRead(
                folder, "there is no such table", "run a spec first, or name its folder with --results DIR");
        }

        return [.. Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal).SelectMany(Read<TRow>)];
    }
}
