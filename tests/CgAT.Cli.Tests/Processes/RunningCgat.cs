using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace CgAT.Cli.Tests.Processes;

/// <summary>
/// <c>cgat run</c> as a process whose events a test follows, and which it can kill in the middle. The process leads a
/// group of its own, which holds its workers too.
/// </summary>
internal sealed partial class RunningCgat : IDisposable
{
    private const int SigKill = 9;

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    /// <summary>Runs a spec in a folder, with progress as JSON.</summary>
    public RunningCgat(string folder, params string[] words)
    {
        string[] arguments =
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "cgat.dll"), "run", .. words, "--progress", "json"];
        var start = new ProcessStartInfo("setsid", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.BeginOutputReadLine();
    }

    /// <summary>The processes that compute runs now.</summary>
    public IReadOnlyList<int> Workers =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == process.Id),
    ];

    /// <summary>The next event; null when there will be none any more.</summary>
    public JsonNode? Next()
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.StartsWith('{'))
            {
                return JsonNode.Parse(line)!;
            }

            errors.AppendLine(line);
        }

        return null;
    }

    /// <summary>Waits for an event; it must come.</summary>
    public JsonNode WaitFor(Func<JsonNode, bool> isIt)
    {
        while (Next() is { } happened)
        {
            if (isIt(happened))
            {
                return happened;
            }
        }

        throw new InvalidOperationException($"it ended before: {errors}");
    }

    /// <summary>Waits for the beginning of a stage of a kind.</summary>
    public void WaitForStage(string kind) => WaitFor(each => IsOf(each, "started", kind));

    /// <summary>Whether an event is a certain one of a stage of a kind.</summary>
    public static bool IsOf(JsonNode happened, string what, string kind) =>
        (string?)happened["event"] == what
        && ((string?)happened["stage"])?.StartsWith(kind + "-", StringComparison.Ordinal) == true;

    /// <summary>Kills the program with all of its workers, at the same moment.</summary>
    /// <returns>False where it had ended by itself.</returns>
    public bool KillTree()
    {
        _ = SendSignal(-process.Id, SigKill);
        process.WaitForExit();
        return process.ExitCode == 128 + SigKill;
    }

    /// <summary>Kills the program alone.</summary>
    public void Kill()
    {
        Signal(process.Id, SigKill);
        process.WaitForExit();
    }

    /// <summary>Sends a signal to the program alone.</summary>
    public void Signal(int signal) => Signal(process.Id, signal);

    /// <summary>
    /// Ends the only worker by a signal. It is sent until it does, as <c>abort()</c> goes on too: the first SIGABRT meets
    /// a handler of .NET, which leaves the next one to the system.
    /// </summary>
    public void EndWorker(int signal)
    {
        var worker = Assert.Single(Workers);
        do
        {
            _ = SendSignal(worker, signal);
        }
        while (Workers.Contains(worker));
    }

    /// <summary>Reads the remaining events and waits for the end.</summary>
    public Said WaitForEnd()
    {
        while (Next() is not null)
        {
        }

        process.WaitForExit();
        return new Said(process.ExitCode, output.ToString().TrimEnd('\n'), errors.ToString());
    }

    /// <summary>Waits until a process is gone with all of its threads, whoever asked how it ended.</summary>
    public static void WaitUntilGone(int id) => SpinWait.SpinUntil(
        () => FieldsOf(id) is var fields && (fields.Length == 0 || (fields[0] == "Z" && fields[17] == "1")));

    public void Dispose()
    {
        if (!process.HasExited)
        {
            KillTree();
        }

        process.Dispose();
    }

    private static int ParentOf(int id) =>
        FieldsOf(id) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    // The fields behind the name, which stands in parentheses and may hold anything: state, parent, ..., and the
    // number of threads; none of a process that is gone.
    private static string[] FieldsOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static void Signal(int process, int signal) => Assert.Equal(0, SendSignal(process, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);
}
