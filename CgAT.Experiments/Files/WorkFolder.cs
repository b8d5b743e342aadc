using CgAT.Core.Files;

namespace CgAT.Experiments.Files;

/// <summary>
/// A folder that gets its name once all that it holds is on the disk: until then it has a hidden name beside it. What
/// is left of it goes when it is disposed of, and what a killed process left goes when the next one is made.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Lead = ".work-";

    private readonly string _folder;

    /// <summary>An empty folder to write to.</summary>
    /// <param name="folder">The folder that it is to become.</param>
    public WorkFolder(string folder)
    {
        _folder = folder;
        var parent = System.IO.Path.GetDirectoryName(folder)!;
        DurableFolder.Create(parent);
        Tidy(parent);
        Path = System.IO.Path.Combine(parent, $"{Lead}{Writer.Mark}-{System.IO.Path.GetFileName(folder)}");

        // Of a killed process with the same id: what it left must not pass for a part of this stage.
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        Directory.CreateDirectory(Path);
    }

    /// <summary>Where to write.</summary>
    public string Path { get; }

    /// <summary>Flushes everything to the disk and gives the folder its name.</summary>
    /// <returns>False where there is something of that name already, which stays.</returns>
    /// <exception cref="IOException">The disk is full, which some file systems find out here, or failed.</exception>
    public bool Publish()
    {
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        }

        DurableFolder.Flush(Path);
        try
        {
            Directory.Move(Path, _folder);
        }
        catch (IOException) when (System.IO.Path.Exists(_folder))
        {
            return false;
        }

        DurableFolder.Flush(System.IO.Path.GetDirectoryName(_folder)!);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => Discard(Path);

    /// <summary>Removes what killed processes have left of folders within this one.</summary>
    public static void Tidy(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Lead + "*"))
        {
            if (Writer.IsGone(System.IO.Path.GetFileName(folder.AsSpan())[Lead.Length..]))
            {
                Discard(folder);
            }
        }
    }

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What failed before is the error to report; nobody reads what is left.
            }
        }
    }
}
