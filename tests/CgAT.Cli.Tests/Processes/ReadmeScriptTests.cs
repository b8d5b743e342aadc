using System.Text.RegularExpressions;
using CgAT.Cli.Tests.Support;
using CliWrap;
using CliWrap.Buffered;

namespace CgAT.Cli.Tests.Processes;

/// <summary>The script that the README shows, on the tiny experiment.</summary>
public sealed partial class ReadmeScriptTests
{
    [ReleaseFact]
    public async Task The_script_of_the_readme_runs_and_prints_a_table()
    {
        using var tiny = new TinyExperiment();
        var script = Replaced(
            ScriptBlock().Match(Approved.Read(Approved.Path("README.md"))).Groups[1].Value,
            ("\"cgat.fsx\"", $"@\"{Approved.Path("samples", "cgat.fsx")}\""),
            ("\"specs/quickstart.toml\"", $"\"{TinyExperiment.Spec}\""));
        tiny.Write("readme.fsx", script);

        var said = await CliWrap.Cli.Wrap("dotnet")
            .WithArguments(["fsi", "readme.fsx"])
            .WithWorkingDirectory(tiny.Folder)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();

        Assert.Equal((0, ""), (said.ExitCode, said.ExitCode == 0 ? "" : said.StandardError));
        Assert.Matches("^defence +seed +clean +center\nnone +[0-9]+ .*\ncgat +[0-9]+ .*\n$", said.StandardOutput);
    }

    private static string Replaced(string text, params (string Old, string New)[] changes)
    {
        foreach (var (old, replacement) in changes)
        {
            Assert.Equal(2, text.Split(old).Length);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        return text;
    }

    [GeneratedRegex("```fsharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ScriptBlock();

    /// <summary>Scripts load the release build, which a build of these tests makes in that configuration alone.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ReleaseFactAttribute : FactAttribute
    {
        public ReleaseFactAttribute()
        {
#if DEBUG
            Skip = "scripts load the release build: dotnet test --configuration Release";
#endif
        }
    }
}
