using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

public sealed class ProgramBugTests : IDisposable
{
    private readonly TinyExperiment tiny = new();

    [Fact]
    public async Task A_bug_of_ours_exits_with_1_and_asks_for_a_report()
    {
        var said = await Cgat.RunCopyAsync(ProgramWithoutItsTomlReader(), tiny.Folder, "validate", TinyExperiment.Spec);

        Assert.Equal((1, ""), (said.ExitCode, said.Output));
        Assert.StartsWith(
            "error CGAT0901: a bug of ours: System.IO.FileNotFoundException: Could not load file or assembly 'Tomlyn",
            said.Error,
            StringComparison.Ordinal);
        Assert.Equal("  please report it with the command and the spec; finished stages are kept", said.ErrorLines[^1]);
    }

    public void Dispose() => tiny.Dispose();

    // Without the list of its dependencies too, by which the host would see that one is missing.
    private string ProgramWithoutItsTomlReader()
    {
        string[] files =
        [
            "cgat.dll", "cgat.runtimeconfig.json", "Argu.dll", "CgAT.Core.dll", "CgAT.Experiments.dll", "CgAT.FSharp.dll",
            "FSharp.Core.dll",
        ];
        foreach (var file in files)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), tiny.Below(file));
        }

        return tiny.Below("cgat.dll");
    }
}
