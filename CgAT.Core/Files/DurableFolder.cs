using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CgAT.Core.Files;

/// <summary>
/// Folders whose entries are flushed to the disk. However well a file's content was flushed, the file may be gone after
/// a power failure unless the folder in which it was made or renamed was flushed after it.
/// </summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    // EACCES: whoever may write to a folder need not be allowed to read it, which flushing takes.
    private const int AccessDenied = 13;

    /// <summary>Makes a folder and those above it where they are missing, so that they stay.</summary>
    /// <exception cref="IOException">There is a file in the place of one of them, or the disk is full.</exception>
    public static void Create(string folder)
    {
        var missing = new List<string>();
        for (var at = Path.GetFullPath(folder); at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            // What the system says of this names neither the file nor what is wrong with it.
            if (File.Exists(at))
            {
                throw new IOException($"'{at}' is a file, not a folder");
            }

            missing.Add(at);
        }

        Directory.CreateDirectory(folder);
        foreach (var parent in missing.Select(Path.GetDirectoryName).OfType<string>())
        {
            Flush(parent);
        }
    }

    /// <summary>Flushes the entries of a folder: what was made, renamed or deleted in it.</summary>
    /// <exception cref="IOException">The folder is not there, or the disk failed.</exception>
    public static void Flush(string folder)
    {
        // Windows journals the entries itself, and does not open folders for this.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // .NET opens no folders, but flushes what it is given; where a file system can't flush folders it says nothing.
        using var handle = new SafeFileHandle(Open(folder, ReadOnly), ownsHandle: true);
        if (!handle.IsInvalid)
        {
            RandomAccess.FlushToDisk(handle);
        }
        else if (Marshal.GetLastPInvokeError() is var error and not AccessDenied)
        {
            throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: '{folder}'", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);
}
