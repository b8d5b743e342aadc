using CgAT.Core.Errors;

namespace CgAT.Core.Data.Raw;

/// <summary>What reading the files of all raw data sets has in common.</summary>
internal static class RawFiles
{
    private const string Remedy = "fetch the file again, and see that it was not changed on the way";

    /// <summary>
    /// Fails unless all of some files and folders of a source are there; all that are missing are named.
    /// </summary>
    /// <exception cref="UserErrorException">CGAT0201: some are not.</exception>
    public static void Require(string source, IRawLayout layout, params IReadOnlyList<string> names)
    {
        var missing = names.Select(name => Path.Combine(source, name)).Where(path => !Path.Exists(path)).ToList();
        if (missing.Count > 0)
        {
            // What to do about all of them is said once.
            var message = $"'{layout.Kind}' needs this, and it isn't there";
            var faults = missing.Select(path => Missing(path, message, layout));
            throw new UserErrorException(
                [.. faults.Take(missing.Count - 1).Select(fault => fault with { Remedy = "" }), faults.Last()]);
        }
    }

    /// <summary>CGAT0201 for something that a layout needs.</summary>
    public static Diagnostic Missing(string path, string message, IRawLayout layout) => new()
    {
        Code = ErrorCodes.DataMissing,
        Message = message,
        Remedy = $"unpack the download so that --source has {layout.Files}",
        File = path,
    };

    /// <summary>The content of a file.</summary>
    public static byte[] Bytes(string file) => DataFile.Read(file, Remedy, File.ReadAllBytes);

    /// <summary>The lines of a file.</summary>
    public static List<string> Lines(string file) => TextLines.Of(Bytes(file));

    /// <summary>The names of the files in a folder, in ordinal order.</summary>
    public static string[] NamesIn(string folder) => DataFile.Read(
        folder,
        Remedy,
        place => Directory.EnumerateFiles(place).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)
            .ToArray());

    /// <summary>CGAT0210 for a file.</summary>
    public static UserErrorException Bad(
        string file, string message, int? line = null, string? source = null, Exception? cause = null) => new(
        new Diagnostic
        {
            Code = ErrorCodes.BadRawFile,
            Message = message,
            Remedy = Remedy,
            File = file,
            Line = line,
            Column = source is null ? null : 1,
            Length = source?.Length ?? 0,
            SourceLine = source,
        },
        cause);
}
