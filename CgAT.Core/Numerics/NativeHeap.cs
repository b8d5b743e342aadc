using System.Runtime.InteropServices;

namespace CgAT.Core.Numerics;

/// <summary>
/// Tells the C library to keep the memory of freed tensors. By default glibc gives every large block back to the system
/// and asks for it again a moment later, and the page faults of that cost a training step a fifth of its time.
/// </summary>
public static partial class NativeHeap
{
    // mallopt's names, of <malloc.h>.
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MapMax = -4;

    private static readonly Lazy<bool> s_kept = new(Set);

    /// <summary>Does so once a process, on Linux with glibc; elsewhere there is nothing to do.</summary>
    /// <returns>Whether the C library took it.</returns>
    public static bool KeepFreedMemory() => s_kept.Value;

    private static bool Set()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return SetOption(MapMax, 0) == 1
                && SetOption(TrimThreshold, int.MaxValue) == 1
                && SetOption(TopPad, 64 << 20) == 1;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, such as musl.
            return false;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetOption(int option, int value);
}
