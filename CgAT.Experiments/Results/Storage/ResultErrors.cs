using CgAT.Core.Errors;

namespace CgAT.Experiments.Results.Storage;

/// <summary>Turns what the file system says into errors that tell the user what to do.</summary>
internal static class ResultErrors
{
    // The raw codes that .NET hands on: ENOSPC, EDQUOT (Linux, macOS), ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.
    private static readonly int[] FullCodes = OperatingSystem.IsWindows()
        ? [unchecked((int)0x80070070), unchecked((int)0x80070027)]
        : [28, OperatingSystem.IsMacOS() ? 69 : 122];

    public static bool IsFileSystemError(Exception exception) =>
        exception is IOException or UnauthorizedAccessException;

    public static UserErrorException NotWritten(string resultsFolder, string file, int length, Exception cause) =>
        NotWritten(
            resultsFolder,
            file,
            FormattableString.Invariant($"no space is left for this table, which needs {length} bytes"),
            cause);

    public static UserErrorException NotWritten(string resultsFolder, string file, Exception cause) =>
        NotWritten(resultsFolder, file, "no space is left for the result of a stage", cause);

    /// <summary>A file of merged tables, for which there is no folder of results to choose.</summary>
    public static UserErrorException NotMerged(string file, Exception cause)
    {
        var full = FullCodes.Contains(cause.HResult);
        return new UserErrorException(
            new Diagnostic
            {
                Code = full ? ErrorCodes.DiskFull : ErrorCodes.ResultsFolderNotWritable,
                File = file,
                Message = full
                    ? "no space is left for this table"
                    : $"can't write the merged table: {Clause(cause)}",
                Remedy = full
                    ? "free space on this disk, or choose a folder on another one with -o DIR"
                    : "choose a folder that can be written with -o DIR",
            },
            cause);
    }

    /// <summary>The files of a prepared data set.</summary>
    public static UserErrorException NotPrepared(string folder, Exception cause)
    {
        var full = FullCodes.Contains(cause.HResult);
        return new UserErrorException(
            new Diagnostic
            {
                Code = full ? ErrorCodes.DiskFull : ErrorCodes.PreparedNotWritten,
                File = folder,
                Message = full
                    ? "no space is left for the prepared data set"
                    : $"can't write the prepared data set: {Clause(cause)}",
                Remedy = full
                    ? "free space on this disk, or choose a folder on another one with --output DIR"
                    : "choose a folder that can be written with --output DIR",
            },
            cause);
    }

    /// <summary>Merged tables would stand among those that they are made of.</summary>
    public static UserErrorException AmongTables(string folder, string table) => new(new Diagnostic
    {
        Code = ErrorCodes.ResultsFolderNotWritable,
        File = folder,
        Message = $"merged tables can't go into the folder of the table '{table}': they would be read as its runs",
        Remedy = "choose another folder with -o DIR",
    });

    private static UserErrorException NotWritten(string resultsFolder, string file, string whenFull, Exception cause)
    {
        var full = FullCodes.Contains(cause.HResult);
        return new UserErrorException(
            new Diagnostic
            {
                Code = full ? ErrorCodes.DiskFull : ErrorCodes.ResultsFolderNotWritable,
                File = full ? file : resultsFolder,
                Message = full
                    ? whenFull
                    : $"can't write to the results folder: {Clause(cause)}",
                Remedy = full
                    ? "free space on this disk, or choose a folder on another one with --results DIR"
                    : "choose a folder that can be written with --results DIR",
            },
            cause);
    }

    public static UserErrorException NotRead(string file, string message, string remedy, Exception? cause = null) =>
        new(
            new Diagnostic { Code = ErrorCodes.TableNotReadable, File = file, Message = message, Remedy = remedy },
            cause);

    /// <summary>The text of an exception as a clause that can follow a colon.</summary>
    public static string Clause(Exception exception) => exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
