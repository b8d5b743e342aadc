using CgAT.Cli.Tests.Processes;

namespace CgAT.Cli.Tests.Browser;

/// <summary>
/// The report of specs/quickstart.toml on all of its images, trained and attacked for a fraction of its steps, made once
/// for all tests that look at it. With CGAT_REPORT=FILE.html it is that page instead.
/// </summary>
public sealed class QuickstartReport : IAsyncLifetime
{
    private static readonly string[] s_shorter =
    [
        "backbone.warm_up.epochs=1", "hashing.epochs=1", "defense.cgat.epochs=1", "attack[0].iterations=3",
    ];

    private TemporaryFolder Folder { get; } = new();

    /// <summary>The page.</summary>
    public string File { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("CGAT_REPORT") is { Length: > 0 } other)
        {
            File = Path.GetFullPath(other);
        }
        else if (System.IO.File.Exists(ChromiumFactAttribute.Program))
        {
            File = Folder.Below("report.html");
            var settings = s_shorter.SelectMany(setting => new[] { "--set", setting });
            await RunAsync(["run", Approved.Path("specs", "quickstart.toml"), "--quiet", .. settings]);
            await RunAsync("report", "results", "-o", File);
        }
    }

    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }

    private async Task RunAsync(params string[] words)
    {
        var said = await Cgat.RunAsync(Folder.Path, words);
        Assert.True(said.ExitCode == 0, said.Error);
    }
}
