namespace CgAT.Cli.Tests.Processes;

/// <summary>What a command came to: its exit code and what it wrote to its two output streams.</summary>
internal sealed record Said(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the standard output.</summary>
    public IReadOnlyList<string> OutputLines => Lines(Output);

    /// <summary>The lines of the standard error stream.</summary>
    public IReadOnlyList<string> ErrorLines => Lines(Error);

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');
}
