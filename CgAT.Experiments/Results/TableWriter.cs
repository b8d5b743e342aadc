using CgAT.Core.Files;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Results;

/// <summary>
/// Writes a run's rows of one table as one Parquet file. Equal rows and metadata give equal bytes; a file is there as a
/// whole or not at all.
/// </summary>
public static class TableWriter
{
    // Parquet.Net's texts get mixed up where two threads encode at the same time.
    private static readonly Lock s_encoding = new();

    /// <summary>
    /// Writes <c>results folder/table/run id.parquet</c>, in place of an earlier one, and returns its path. Without
    /// rows the file carries the schema alone. Errors: CGAT0301 where the folder can't be written, CGAT0303 where the
    /// disk is full. A row of another run, or a value that is not finite, is an
    /// <see cref="InvalidOperationException"/>.
    /// </summary>
    public static string Write<TRow>(
        string resultsFolder, string runId, IReadOnlyList<TRow> rows, TableMetadata metadata)
        where TRow : IResultRow
    {
        var (file, bytes) = Make(resultsFolder, runId, rows, metadata);
        Put(resultsFolder, file, bytes);
        return file;
    }

    /// <summary>
    /// Writes the file as <see cref="Write"/> does, unless it is there with these very bytes; returns whether it was
    /// written. So a file that is damaged, or of other rows or another spec, does not survive.
    /// </summary>
    public static bool Update<TRow>(
        string resultsFolder, string runId, IReadOnlyList<TRow> rows, TableMetadata metadata)
        where TRow : IResultRow
    {
        var (file, bytes) = Make(resultsFolder, runId, rows, metadata);
        if (Holds(file, bytes))
        {
            return false;
        }

        Put(resultsFolder, file, bytes);
        return true;
    }

    /// <summary>
    /// Writes a file of rows of many runs, group after group, with the columns of all of them; returns its size. Errors
    /// as for <see cref="Write"/>.
    /// </summary>
    internal static long WriteGroups<TRow>(
        string file,
        IReadOnlyList<IStoredColumn<TRow>> columns,
        IEnumerable<IReadOnlyList<TRow>> groups,
        Dictionary<string, string> footer)
        where TRow : IResultRow
    {
        try
        {
            AtomicFile.Write(file, stream =>
            {
                lock (s_encoding)
                {
                    ParquetBytes.WriteAsync(stream, columns, groups, footer).GetAwaiter().GetResult();
                }
            });
            return new FileInfo(file).Length;
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotMerged(file, e);
        }
    }

    private static (string File, byte[] Bytes) Make<TRow>(
        string resultsFolder, string runId, IReadOnlyList<TRow> rows, TableMetadata metadata)
        where TRow : IResultRow
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(metadata);
        var file = ResultTables.FileOf<TRow>(resultsFolder, runId);
        RequireSameRun(runId, rows);

        lock (s_encoding)
        {
            // Nothing waits here: the bytes are made in memory.
            return (file, ParquetBytes.OfAsync(rows, metadata).GetAwaiter().GetResult());
        }
    }

    private static void Put(string resultsFolder, string file, byte[] bytes)
    {
        try
        {
            AtomicFile.Write(file, bytes);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotWritten(resultsFolder, file, bytes.Length, e);
        }
    }

    private static bool Holds(string file, byte[] bytes)
    {
        try
        {
            return new FileInfo(file) is { Exists: true } found
                && found.Length == bytes.Length
                && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            // What can't be read is written anew; where that fails too, that error tells what is wrong.
            return false;
        }
    }

    private static void RequireSameRun<TRow>(string runId, IReadOnlyList<TRow> rows)
        where TRow : IResultRow
    {
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].RunId != runId)
            {
                var table = ResultTables.Of<TRow>().Name;
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"Table '{table}', row {row}: a row of run '{rows[row].RunId}' in the file of run '{runId}'"));
            }
        }
    }
}
