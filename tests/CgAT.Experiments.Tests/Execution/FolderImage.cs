using System.Security.Cryptography;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>What a folder holds: the digest of each file below it, hidden ones too, by its path.</summary>
internal static class FolderImage
{
    // The folders of the store that hold no stages.
    private static readonly string[] s_books = [".locks", ".checkpoints"];

    public static SortedDictionary<string, string> Of(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);
        return new SortedDictionary<string, string>(
            files.ToDictionary(file => Path.GetRelativePath(folder, file), Digest), StringComparer.Ordinal);
    }

    /// <summary>The paths of all files of a folder, hidden ones too.</summary>
    public static IReadOnlyList<string> Files(string folder) => [.. Of(folder).Keys];

    /// <summary>As <see cref="Of"/>, with the time of the last write: equal where nothing was written.</summary>
    public static SortedDictionary<string, string> WithTimes(string folder)
    {
        var image = Of(folder);
        foreach (var (file, digest) in image.ToList())
        {
            image[file] = $"{digest} {File.GetLastWriteTimeUtc(Path.Combine(folder, file)):O}";
        }

        return image;
    }

    /// <summary>The tables that equal runs write equally: all but the timings.</summary>
    public static IReadOnlyList<string> Tables(string folder) =>
    [
        .. Of(folder)
            .Where(file => file.Key.EndsWith(".parquet", StringComparison.Ordinal))
            .Where(file => !file.Key.StartsWith("timings", StringComparison.Ordinal))
            .Select(file => $"{file.Key} {file.Value}"),
    ];

    /// <summary>The stages of a results folder, by the names of their folders, unfinished ones too.</summary>
    public static IReadOnlyList<string> Stages(string results)
    {
        var store = Path.Combine(results, "store");
        return Directory.Exists(store)
            ? [
                .. Directory.EnumerateFileSystemEntries(store)
                    .Select(each => Path.GetFileName(each))
                    .Where(name => !s_books.Contains(name))
                    .Order(),
            ]
            : [];
    }

    /// <summary>What the store keeps of stages that are not finished: locks and checkpoints.</summary>
    public static IReadOnlyList<string> LeftOvers(string results) =>
    [
        .. s_books.Select(book => Path.Combine(results, "store", book))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFileSystemEntries)
            .Select(entry => Path.GetRelativePath(Path.Combine(results, "store"), entry))
            .Order(),
    ];

    private static string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
