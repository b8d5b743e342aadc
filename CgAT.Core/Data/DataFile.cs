using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Reads files of data sets; one that is there but can't be read is a mistake that the user can mend.
/// </summary>
internal static class DataFile
{
    /// <summary>What <paramref name="read"/> makes of a file.</summary>
    /// <exception cref="UserErrorException">CGAT0201: the system refuses to read it.</exception>
    public static T Read<T>(string path, string remedy, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                new Diagnostic
                {
                    Code = ErrorCodes.DataMissing,
                    Message = $"the file can't be read: {e.Message.TrimEnd('.')}",
                    Remedy = remedy,
                    File = path,
                },
                e);
        }
    }
}
