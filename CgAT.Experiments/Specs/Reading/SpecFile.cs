using System.Text;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>Loads the text of a spec file.</summary>
internal static class SpecFile
{
    // A spec is a page or two; what is far larger is some other file.
    private const long LargestLength = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text, or null and why there is none.</summary>
    public static (string? Text, Diagnostic? Error) Load(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return (null, Error(path, "this is a folder, not a spec", Offer(path, "specs in it")));
            }

            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return (null, Error(path, "there is no such file", Missing(file)));
            }

            return file.Length > LargestLength
                ? (null, Error(path, "this is larger than 4 MiB", "a spec is a short TOML text"))
                : (Strict.GetString(File.ReadAllBytes(path)), null);
        }
        catch (DecoderFallbackException exception)
        {
            return (null, Error(path, $"this is not UTF-8 text, at byte {exception.Index}", "save the spec as UTF-8"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, Error(path, $"this can't be read: {exception.Message}", "give the path of a spec"));
        }
    }

    /// <summary>The text of a file, with its folder.</summary>
    public static SourceText Source(string text, string path) =>
        new(text.TrimStart('\uFEFF'), path, Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);

    private static Diagnostic Error(string path, string message, string remedy) =>
        new() { Code = ErrorCodes.SpecUnreadable, Message = message, Remedy = remedy, File = path };

    private static string Missing(FileInfo file)
    {
        if (file.Directory is not { Exists: true } folder)
        {
            return $"its folder does not exist either: {file.DirectoryName}";
        }

        return ClosestName.Of(file.Name, Specs(folder.FullName)) is { } closest
            ? $"did you mean '{closest}'?"
            : Offer(folder.FullName, "specs in that folder");
    }

    private static string Offer(string folder, string what) => Specs(folder) switch
    {
        [] => "give the path of a .toml file",
        var names => $"{what}: {string.Join(", ", names.Take(8))}{(names.Length > 8 ? ", ..." : "")}",
    };

    private static string[] Specs(string folder)
    {
        var names = Directory.EnumerateFiles(folder, "*.toml").Select(file => Path.GetFileName(file));
        return [.. names.Order(StringComparer.Ordinal)];
    }
}
