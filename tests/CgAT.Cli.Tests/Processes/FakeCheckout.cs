using CliWrap;
using CliWrap.Buffered;

namespace CgAT.Cli.Tests.Processes;

/// <summary>
/// A folder, with spaces in its name, that looks to the script <c>cgat</c> like the repository, and a <c>dotnet</c> that
/// only writes down what it is asked for: a build makes an empty program, and running a program says its arguments.
/// </summary>
internal sealed class FakeCheckout : IDisposable
{
    private const string FakeDotnet = """
        #!/usr/bin/env bash
        set -eu
        if [ "$1" = build ]; then
            echo "$PWD" >>"$FAKE/builds"
            [ ! -p "$FAKE/go" ] || read -r <"$FAKE/go" || true
            [ ! -p "$FAKE/server" ] || (read -r <"$FAKE/server") >/dev/null 2>&1 &
            if [ -e "$FAKE/broken" ]; then
                printf '%s\n' "A.cs(1,1): error CS1002: ; expected" "" "A.cs(1,1): error CS1002: ; expected"
                exit 1
            fi
            mkdir -p CgAT.Cli/bin/Release/net10.0
            touch CgAT.Cli/bin/Release/net10.0/cgat.dll
        else
            printf '%s\n' "${1##*/}" "$PWD" "$OMP_WAIT_POLICY" "${@:2}"
            exit 42
        fi

        """;

    private readonly TemporaryFolder folder = new();

    public FakeCheckout()
    {
        foreach (var file in new[] { "CgAT.Core/A.cs", "CgAT.Experiments/B.cs", "CgAT.FSharp/C.fs", "CgAT.Cli/D.fs", "eng/E.targets", "Directory.Build.props" })
        {
            Write(file, "first");
        }

        Write("../tools/dotnet", FakeDotnet);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Below("../tools/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        File.Copy(Approved.Path("global.json"), Below("global.json"));
        File.Copy(Approved.Path("cgat"), Below("cgat"));
    }

    /// <summary>A folder beside the checkout.</summary>
    public string Elsewhere => Directory.CreateDirectory(folder.Below("some where")).FullName;

    /// <summary>How many builds there were.</summary>
    public int Builds => File.Exists(folder.Below("builds")) ? File.ReadAllLines(folder.Below("builds")).Length : 0;

    public string Below(string name) => Path.GetFullPath(Path.Combine(folder.Path, "check out", name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Below(name)) ?? "");
        File.WriteAllText(Below(name), text);
    }

    /// <summary>Tells the fake dotnet to do something: 'broken' builds fail.</summary>
    public void Tell(string name) => File.WriteAllText(folder.Below(name), "");

    /// <summary>Takes it back.</summary>
    public void Untell(string name) => File.Delete(folder.Below(name));

    /// <summary>
    /// Makes and opens a pipe at which the fake dotnet waits: 'go' for a line before each build is over, 'server' for
    /// the end of the pipe in a process that each build leaves behind.
    /// </summary>
    public async Task<FileStream> PipeAsync(string name)
    {
        await CliWrap.Cli.Wrap("mkfifo").WithArguments([folder.Below(name)]).ExecuteAsync();

        // Opened in both directions it waits for nobody.
        return new FileStream(folder.Below(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
    }

    /// <summary>Runs the script in the folder beside the checkout.</summary>
    public async Task<Said> RunAsync(string script, params string[] words)
    {
        var result = await Command(script, words).ExecuteBufferedAsync();
        return new Said(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>The script as a command that is not started yet.</summary>
    public Command Command(string script, string[] words, string? path = null) => CliWrap.Cli.Wrap(script)
        .WithArguments(words)
        .WithWorkingDirectory(Elsewhere)
        .WithEnvironmentVariables(variables => variables
            .Set("FAKE", folder.Path)
            .Set("OMP_WAIT_POLICY", null)
            .Set("PATH", path ?? $"{folder.Below("tools")}:{Environment.GetEnvironmentVariable("PATH")}"))
        .WithValidation(CommandResultValidation.None);

    public void Dispose() => folder.Dispose();
}
