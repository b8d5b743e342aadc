using System.Globalization;
using CgAT.Core.Files;
using CgAT.Experiments.Files;

namespace CgAT.Experiments.Execution.Checkpoints;

/// <summary>
/// The checkpoints of one stage: numbered files, of which the last one counts. A new one is written under a hidden name,
/// flushed, renamed and read back; only then the earlier ones go. Whoever uses the folder holds the stage's lock.
/// </summary>
internal sealed class CheckpointFolder(string folder)
{
    private const string Extension = ".checkpoint";
    private const string Unfinished = ".unfinished";

    /// <summary>The checkpoints, the last one first; not all of them need be whole.</summary>
    public IReadOnlyList<string> Files => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Extension).OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>Keeps a checkpoint in the place of those that are there.</summary>
    /// <exception cref="IOException">The disk is full or failed; what was there stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written; what was there stays.</exception>
    public void Write(Action<Stream> write)
    {
        DurableFolder.Create(folder);
        var earlier = Files;
        var unfinished = Path.Combine(folder, Unfinished);
        var file = Path.Combine(folder, NameAfter(earlier));
        try
        {
            DigestedFile.Write(unfinished, write);
            File.Move(unfinished, file);
        }
        catch
        {
            TryDelete(unfinished);
            throw;
        }

        DurableFolder.Flush(folder);
        if (!DigestedFile.IsWhole(file))
        {
            TryDelete(file);
            throw new IOException($"'{file}' does not read back as it was written");
        }

        foreach (var each in earlier)
        {
            TryDelete(each);
        }
    }

    /// <summary>Removes a checkpoint that is of no use.</summary>
    public static void Remove(string file) => TryDelete(file);

    /// <summary>Removes all of them, and the folder.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Nobody reads it: the stage is finished.
            }
        }
    }

    private static string NameAfter(IReadOnlyList<string> earlier)
    {
        var last = earlier.Count > 0
            && int.TryParse(
                Path.GetFileNameWithoutExtension(earlier[0]),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number)
            ? number
            : 0;
        return (last + 1).ToString("D8", CultureInfo.InvariantCulture) + Extension;
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A later checkpoint is there, or what failed before is the error to report.
        }
    }
}
