using CliWrap;
using CliWrap.Buffered;

namespace CgAT.Cli.Tests.Processes;

/// <summary>The script <c>cgat</c> at the root of the repository, with a dotnet that builds nothing.</summary>
public sealed class ScriptTests : IDisposable
{
    private const string Building = "cgat: building what changed\n";

    private readonly FakeCheckout checkout = new();

    private string Script => checkout.Below("cgat");

    [LinuxFact]
    public async Task It_builds_once_and_hands_on_arguments_folder_and_exit_code()
    {
        var first = await checkout.RunAsync(Script, "run", "a b.toml", "");
        var second = await checkout.RunAsync(Script, "run", "a b.toml", "");

        Assert.Equal((42, $"cgat.dll\n{checkout.Elsewhere}\npassive\nrun\na b.toml\n\n"), (first.ExitCode, first.Output));
        Assert.StartsWith("cgat: building for the first time", first.Error, StringComparison.Ordinal);
        Assert.Equal(first with { Error = "" }, second);
        Assert.Equal(1, checkout.Builds);
    }

    [LinuxFact]
    public async Task It_builds_again_when_a_source_has_another_content_appears_or_vanishes()
    {
        await checkout.RunAsync(Script);

        checkout.Write("CgAT.Core/A.cs", "second");
        Assert.Equal(Building, (await checkout.RunAsync(Script)).Error);
        checkout.Write("CgAT.Core/New.cs", "");
        Assert.Equal(Building, (await checkout.RunAsync(Script)).Error);
        File.Delete(checkout.Below("CgAT.Core/New.cs"));
        Assert.Equal(Building, (await checkout.RunAsync(Script)).Error);
        checkout.Write("Directory.Build.props", "second");
        Assert.Equal(Building, (await checkout.RunAsync(Script)).Error);
        Assert.Equal(5, checkout.Builds);
    }

    [LinuxFact]
    public async Task It_does_not_build_for_a_new_date_or_for_what_builds_and_runs_write()
    {
        await checkout.RunAsync(Script);

        File.SetLastWriteTimeUtc(checkout.Below("CgAT.Core/A.cs"), DateTime.UtcNow.AddDays(1));
        checkout.Write("CgAT.Core/obj/made.cs", "");
        checkout.Write("CgAT.Cli/bin/Debug/cgat.dll", "");
        checkout.Write("results/store/x", "");
        checkout.Write("README.md", "");

        Assert.Equal("", (await checkout.RunAsync(Script)).Error);
        Assert.Equal(1, checkout.Builds);
    }

    [LinuxFact]
    public async Task A_build_that_fails_shows_its_errors_once_and_is_tried_again()
    {
        checkout.Tell("broken");
        var failed = await checkout.RunAsync(Script, "--version");
        var again = await checkout.RunAsync(Script, "--version");
        checkout.Untell("broken");
        var mended = await checkout.RunAsync(Script, "--version");

        Assert.Equal((1, ""), (failed.ExitCode, failed.Output));
        Assert.Equal(
            ["A.cs(1,1): error CS1002: ; expected", $"cgat: the build failed; all that it said is in {checkout.Below(".cgat-build/log")}"],
            failed.ErrorLines.Skip(1));
        Assert.Equal(1, again.ExitCode);
        Assert.Equal(42, mended.ExitCode);
        Assert.Equal(3, checkout.Builds);
    }

    [LinuxFact]
    public async Task A_build_that_fails_after_a_good_one_does_not_run_the_old_program()
    {
        await checkout.RunAsync(Script);
        checkout.Write("CgAT.Core/A.cs", "second");
        checkout.Tell("broken");

        Assert.Equal((1, ""), await OutcomeAsync());

        // Nor when the source is what it was: who knows what the failed build left.
        checkout.Write("CgAT.Core/A.cs", "first");
        Assert.Equal((1, ""), await OutcomeAsync());

        async Task<(int ExitCode, string Output)> OutcomeAsync()
        {
            var said = await checkout.RunAsync(Script);
            return (said.ExitCode, said.Output);
        }
    }

    [LinuxFact]
    public async Task It_works_through_symbolic_links()
    {
        var link = Path.Combine(checkout.Elsewhere, "link");
        var relative = Path.Combine(checkout.Elsewhere, "cgat");
        File.CreateSymbolicLink(link, Script);
        File.CreateSymbolicLink(relative, "link");

        var said = await checkout.RunAsync(relative, "plan");

        Assert.Equal((42, $"cgat.dll\n{checkout.Elsewhere}\npassive\nplan\n"), (said.ExitCode, said.Output));
        Assert.Equal(0, (await checkout.RunAsync(Script)).Error.Length);
        Assert.Equal(1, checkout.Builds);
    }

    [LinuxFact]
    public async Task Of_two_at_once_one_builds_and_the_other_waits()
    {
        using var go = await checkout.PipeAsync("go");
        var (building, waiting) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Run("first", building);
        await Task.WhenAny(building.Task, first.Task);
        var second = Run("second", waiting);
        await Task.WhenAny(waiting.Task, second.Task);
        go.Write("go\n"u8);
        go.Flush();

        Assert.Equal((42, 42), ((await first).ExitCode, (await second).ExitCode));
        Assert.Equal("cgat: waiting for another build\n", (await second).StandardError);
        Assert.Equal(1, checkout.Builds);

        CommandTask<BufferedCommandResult> Run(string word, TaskCompletionSource said) => checkout
            .Command(Script, [word])
            .WithStandardErrorPipe(PipeTarget.ToDelegate(_ => said.TrySetResult()))
            .ExecuteBufferedAsync();
    }

    [LinuxFact]
    public async Task A_build_server_that_lives_on_does_not_keep_the_next_build_waiting()
    {
        var server = await checkout.PipeAsync("server");
        await checkout.RunAsync(Script);
        checkout.Write("CgAT.Core/A.cs", "second");

        // If it waited, the end of the servers would let it go on.
        var next = await checkout.Command(Script, [])
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line =>
            {
                if (line.Contains("waiting", StringComparison.Ordinal))
                {
                    server.Dispose();
                }
            }))
            .ExecuteBufferedAsync();
        server.Dispose();

        Assert.Equal(Building, next.StandardError);
    }

    [LinuxFact]
    public async Task Without_dotnet_it_says_what_to_install()
    {
        foreach (var tool in new[] { "bash", "dirname", "sed" })
        {
            File.CreateSymbolicLink(Path.Combine(checkout.Elsewhere, tool), $"/usr/bin/{tool}");
        }

        var result = await checkout.Command(Script, [], path: checkout.Elsewhere).ExecuteBufferedAsync();

        Assert.Equal((2, ""), (result.ExitCode, result.StandardOutput));
        Assert.Matches(
            @"^cgat: the \.NET SDK is missing; install version 10\.0\.[0-9]+ or a later one of the same band: https://\S+\n$",
            result.StandardError);
    }

    public void Dispose() => checkout.Dispose();
}
