namespace CgAT.Core.Files;

/// <summary>
/// Writes a file so that its name stands for the whole content or for nothing: into a hidden file beside it, through to
/// the disk, then renamed over the name. What an exception or a killed process leaves behind is removed.
/// </summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    public static void Write(string file, byte[] content) => Write(file, stream => stream.Write(content));

    public static void Write(string file, Action<Stream> write) => Write(file, toDisk: true, stream =>
    {
        write(stream);
        return true;
    });

    /// <summary>
    /// The same of a file that is lost without loss and proves itself what it holds: it is not waited for until it is on
    /// the disk, so that after a power failure the name may stand for part of it.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="write">Writes it, and returns whether it is to be there.</param>
    public static void WriteVolatile(string file, Func<Stream, bool> write) => Write(file, toDisk: false, write);

    private static void Write(string file, bool toDisk, Func<Stream, bool> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        DurableFolder.Create(folder);

        // A leading dot hides the file from table readers.
        var lead = $".{Path.GetFileNameWithoutExtension(file)}.";
        RemoveAbandoned(folder, lead);
        var temporary = Path.Combine(folder, lead + Writer.Mark + Extension);
        try
        {
            bool isWanted;
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                isWanted = write(stream);
                stream.Flush(toDisk);
            }

            if (!isWanted)
            {
                File.Delete(temporary);
                return;
            }

            File.Move(temporary, file, overwrite: true);
            if (toDisk)
            {
                DurableFolder.Flush(folder);
            }
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Removes what killed processes have left in a folder, of whatever file.</summary>
    public static void Tidy(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var name in Directory.EnumerateFiles(folder, ".*" + Extension).Select(file => Path.GetFileName(file)))
        {
            if (name.IndexOf('.', 1) is > 0 and var dot)
            {
                RemoveAbandoned(folder, name[..(dot + 1)]);
            }
        }
    }

    private static void RemoveAbandoned(string folder, string lead)
    {
        foreach (var file in Directory.EnumerateFiles(folder, lead + "*" + Extension))
        {
            if (Writer.IsGone(Path.GetFileName(file.AsSpan())[lead.Length..]))
            {
                TryDelete(file);
            }
        }
    }

    // The first failure is the one to report; that the rest can't be removed either adds nothing to it.
    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
