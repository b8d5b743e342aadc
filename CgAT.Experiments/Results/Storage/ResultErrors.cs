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

    public static UserErrorException NotWritten(string resultsFolder, string file, int length, Exception cause)
    {
        var full = FullCodes.Contains(cause.HResult);
        return new UserErrorException(
            new Diagnostic
            {
                Code = full ? ErrorCodes.DiskFull : ErrorCodes.ResultsFolderNotWritable,
                File = full ? file : resultsFolder,
                Message = full
                    ? FormattableString.Invariant($"no space is left for this table, which needs {length} bytes")
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
