using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CgAT.Experiments.Files;

/// <summary>What the system keeps of files in memory.</summary>
internal static partial class PageCache
{
    private const int DontNeed = 4;

    /// <summary>
    /// Asks the system to forget a file that is on the disk, so that reading it proves what the disk holds. Only Linux
    /// can; elsewhere, and where it will not, nothing happens.
    /// </summary>
    public static void Forget(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Advise(file, 0, 0, DontNeed);
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
