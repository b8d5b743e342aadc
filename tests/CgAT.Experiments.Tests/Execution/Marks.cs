using System.Diagnostics;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>The marks of writers in the names of unfinished files, spelled out as a file system shows them.</summary>
internal static class Marks
{
    /// <summary>The mark of whatever this thread writes.</summary>
    public static string OfThisThread =>
        $"{Place}{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";

    /// <summary>The mark of a thread of a process on this machine.</summary>
    public static string OfProcess(int process) => $"{Place}{process}-999999";

    /// <summary>The id of a process that has ended.</summary>
    public static int DeadProcess()
    {
        using var process = Process.Start(new ProcessStartInfo(DotnetHost.Path, "--version")
        {
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.Id;
    }

    private static string Place => $"{Environment.MachineName}-{Namespace}-";

    private static string Namespace => OperatingSystem.IsLinux()
        ? new FileInfo("/proc/self/ns/pid").LinkTarget!["pid:[".Length..^1]
        : "0";
}
