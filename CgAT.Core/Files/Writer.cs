using System.Diagnostics;
using System.Globalization;

namespace CgAT.Core.Files;

/// <summary>
/// Who is writing: a mark in the names of unfinished files and folders. It keeps writers apart, and tells what a killed
/// process has left behind from what another one is writing at this moment.
/// </summary>
/// <remarks>
/// Process ids mean nothing beyond their machine, and on Linux nothing beyond their namespace: two containers may share
/// a host's name and a folder. Marks from elsewhere are taken for those of writers that are at work.
/// </remarks>
internal static class Writer
{
    private static readonly string s_place = $"{Environment.MachineName}-{ProcessNamespace()}-";

    /// <summary>The mark of the calling thread, which writes a stage or a table from start to end.</summary>
    public static string Mark => string.Create(
        CultureInfo.InvariantCulture,
        $"{s_place}{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");

    /// <summary>Whether a mark, with anything behind it, is that of a process which is gone.</summary>
    public static bool IsGone(ReadOnlySpan<char> mark)
    {
        if (!mark.StartsWith(s_place, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = mark[s_place.Length..];
        var end = rest.IndexOf('-');
        return end > 0
            && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            && !IsRunning(process);
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !IsZombie(process);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Dead, but its parent never asked how it ended: in containers without an init process that is what becomes of
    // workers whose program was killed. Its last thread is gone when the first one, the zombie, is left alone.
    private static bool IsZombie(int process)
    {
        const int State = 0;
        const int Threads = 17;
        try
        {
            // The fields stand behind the name, which is in parentheses and may hold anything.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[State] == "Z" && fields[Threads] == "1";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone since, or a system that says nothing of this.
            return false;
        }
    }

    private static string ProcessNamespace() => OperatingSystem.IsLinux()
        && new FileInfo("/proc/self/ns/pid").LinkTarget is { } link
            ? string.Concat(link.Where(char.IsAsciiDigit))
            : "0";
}
