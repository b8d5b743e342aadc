using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;

namespace CgAT.Cli.Tests.Processes;

/// <summary>Runs the built program as a process of its own, as a user does.</summary>
internal static partial class Cgat
{
    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "cgat.dll");

    /// <summary>Runs a command in a folder and waits for its end.</summary>
    public static async Task<Said> RunAsync(string folder, params string[] words)
    {
        return await RunCopyAsync(Program, folder, words);
    }

    /// <summary>Runs a command of a copy of the program.</summary>
    public static async Task<Said> RunCopyAsync(string program, string folder, params string[] words)
    {
        var result = await Of(folder, program, words).ExecuteBufferedAsync();
        return new Said(result.ExitCode, result.StandardOutput, Reading().Replace(result.StandardError, ""));
    }

    /// <summary>Runs a command and sends it SIGINT, as Ctrl-C does, when it writes a line with a text to its errors.</summary>
    public static Task<Said> InterruptAsync(string folder, string atLineWith, params string[] words)
    {
        var reached = new TaskCompletionSource();
        return InterruptAsync(folder, reached.Task, words, line =>
        {
            if (line.Contains(atLineWith, StringComparison.Ordinal))
            {
                reached.TrySetResult();
            }
        });
    }

    /// <summary>Runs a command and sends it SIGINT once something has happened.</summary>
    public static async Task<Said> InterruptAsync(
        string folder, Task reached, string[] words, Action<string>? atLine = null)
    {
        var (output, error) = (new StringBuilder(), new StringBuilder());
        var running = Of(folder, Program, words)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.Merge(
                PipeTarget.ToStringBuilder(error), PipeTarget.ToDelegate(atLine ?? (_ => { }))))
            .ExecuteAsync();
        await Task.WhenAny(reached, running.Task);
        Assert.True(reached.IsCompleted, $"it ended before it was interrupted: {error}");
        await CliWrap.Cli.Wrap("kill").WithArguments(["-INT", $"{running.ProcessId}"]).ExecuteAsync();
        return new Said((await running).ExitCode, output.ToString(), error.ToString());
    }

    // What a shell starts in the background is born deaf to SIGINT, and so would be all that the tests start.
    private static (string Program, string[] Words) Dotnet => OperatingSystem.IsLinux()
        ? ("env", ["--default-signal=INT", "dotnet"])
        : ("dotnet", []);

    private static Command Of(string folder, string program, string[] words) => CliWrap.Cli.Wrap(Dotnet.Program)
        .WithArguments([.. Dotnet.Words, program, .. words])
        .WithWorkingDirectory(folder)
        .WithEnvironmentVariables(variables => variables.Set("OMP_WAIT_POLICY", "passive"))
        .WithValidation(CommandResultValidation.None);

    // A slow machine is told how far the reading of images is, and a fast one is done before.
    [GeneratedRegex(@"^(hashing|decoding) images: .*\n", RegexOptions.Multiline)]
    private static partial Regex Reading();
}
