namespace CgAT.Experiments.Results.Storage;

/// <summary>
/// Writes a file so that its name stands for the whole content or for nothing: into a hidden file beside it, through to
/// the disk, then renamed over the name. What an exception leaves behind is removed.
/// </summary>
internal static class AtomicFile
{
    public static void Write(string file, byte[] content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);

        // Host and process keep workers on a shared file system apart. A leading dot hides the file from table readers.
        var name = Path.GetFileNameWithoutExtension(file);
        var temporary = Path.Combine(
            folder, FormattableString.Invariant($".{name}.{Environment.MachineName}-{Environment.ProcessId}.tmp"));
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
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
