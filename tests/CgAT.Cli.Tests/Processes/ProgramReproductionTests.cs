using CgAT.Cli.Tests.Support;
using CgAT.Experiments.Results;

namespace CgAT.Cli.Tests.Processes;

/// <summary>What a sceptic types: verify, why, bundle, checklist and gc.</summary>
public sealed class ProgramReproductionTests : IClassFixture<FinishedRun>, IDisposable
{
    private readonly FinishedRun run;
    private readonly TemporaryFolder other = new();
    private readonly string undefended;
    private readonly string defended;

    public ProgramReproductionTests(FinishedRun run)
    {
        this.run = run;
        var rows = TableReader.ReadAll<RunRow>(run.Tiny.Below("results"));
        undefended = rows.Single(row => row.Defense == "none").RunId;
        defended = rows.Single(row => row.Defense == "cgat").RunId;
    }

    [Fact]
    public async Task A_run_is_verified_here_and_as_a_bundle_elsewhere()
    {
        var here = await RunAsync("verify", defended[..6], "--quiet");
        var bundle = await RunAsync("bundle", defended, "--output", other.Below("paper.zip"));
        var there = await Cgat.RunAsync(
            other.Path, "verify", "paper.zip", "--data", run.Tiny.Below("data"), "--quiet");
        var withoutData = await Cgat.RunAsync(other.Path, "verify", "paper.zip", "--quiet");

        Approve("verify", here, 0);
        Assert.Equal((0, ""), (bundle.ExitCode, bundle.Error));
        Assert.Matches(
            "^.*/paper.zip: 1 run, [0-9,]+ bytes; './cgat verify .*/paper.zip --data FOLDER' verifies it anywhere\n$",
            bundle.Output);
        Assert.Equal((0, here.Output), (there.ExitCode, there.Output));
        Assert.Equal(2, withoutData.ExitCode);
        Assert.Contains("error CGAT0201: the data of run ", withoutData.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_does_not_come_out_again_is_named_and_the_exit_code_says_so()
    {
        var results = other.Below("results");
        CopyAll(run.Tiny.Below("results"), results);
        var file = ResultTables.FileOf<QueryRow>(results, undefended);
        var rows = TableReader.Read<QueryRow>(file);
        var metadata = TableReader.ReadMetadata<QueryRow>(file);
        TableWriter.Write(results, undefended, [rows[0] with { Query = 77 }, .. rows.Skip(1)], metadata);

        Approve("verify what was changed", await RunAsync("verify", undefended, "--results", results, "--quiet"), 4);
    }

    [Fact]
    public async Task Under_another_numerics_contract_a_run_is_compared_up_to_noise()
    {
        var said = await RunAsync("verify", undefended, "--threads", "1", "--quiet");

        Assert.True(said.ExitCode is 0 or 4, said.Error);
        Assert.Equal(
            said.ExitCode == 0 ? $"run {undefended}: consistent up to noise" : $"run {undefended}: not consistent",
            said.OutputLines[0]);
        Assert.Equal(
            "statistically, since bits can't be compared: another numerics contract: threads 2 -> 1",
            said.OutputLines[1]);
        Assert.Equal(36, said.OutputLines.Count);
        Assert.All(said.OutputLines.Skip(2), line => Assert.Matches(
            "^[a-z_]+, (clean|center): .*, and now .* points; 95 % intervals over queries (overlap|do not overlap)$",
            line));
    }

    [Fact]
    public async Task Why_names_the_nearest_finished_run_and_where_they_part()
    {
        Approve("why of a finished run", await RunAsync("why", defended), 0);
        run.Tiny.Write("again.toml", run.Tiny.Text.Replace(
            "iterations = 2\nrandom_start", "iterations = 200\nrandom_start", StringComparison.Ordinal));
        var plan = await RunAsync("plan", "again.toml");
        var planned = plan.OutputLines.First(line => line.StartsWith("run ", StringComparison.Ordinal)).Split(' ')[1];
        Approve("why of a planned run", await RunAsync("why", planned, "--spec", "again.toml"), 0);
        Assert.Equal(
            2, plan.OutputLines.Count(line => line.EndsWith(": attack.center.iterations 2 -> 200", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a run that there is not", "verify zzz")]
    [InlineData("a run of a spec that there is not", "why zzz --spec tiny.toml")]
    [InlineData("why without a run", "why")]
    [InlineData("a bundle that is none", "verify tiny.zip")]
    [InlineData("no results to bundle", "bundle --results nothing")]
    [InlineData("a bundle that is no zip", "bundle --output runs.tar")]
    [InlineData("no threads", "verify x --threads 0")]
    public async Task A_mistake_is_told_with_its_remedy(string name, string line)
    {
        var said = await RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Transcript.Equal("reproduction.txt", name, Masks.Of(said.Error, run.Tiny.Folder));
    }

    [Fact]
    public async Task A_checklist_is_printed_or_written()
    {
        var printed = await RunAsync("checklist");
        var written = await RunAsync("checklist", "--output", other.Below("checklist.md"));

        Assert.Equal((0, ""), (printed.ExitCode, printed.Error));
        Assert.Equal((0, "", ""), (written.ExitCode, written.Output, written.Error));
        Assert.Equal(printed.Output, File.ReadAllText(other.Below("checklist.md")));
        Assert.Contains("  - `./cgat run tiny.toml`\n", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_finished_run_needs_is_shown_and_removed_only_when_that_is_asked_for()
    {
        var results = other.Below("results");
        CopyAll(run.Tiny.Below("results"), results);
        Directory.CreateDirectory(Path.Combine(results, "store", "hashing-000000000000000000000000"));

        Approve("gc", await RunAsync("gc", "--results", results), 0);
        Assert.True(Directory.Exists(Path.Combine(results, "store", "hashing-000000000000000000000000")));
        Approve("gc --yes", await RunAsync("gc", "--results", results, "--yes"), 0);
        Assert.False(Directory.Exists(Path.Combine(results, "store", "hashing-000000000000000000000000")));
        Approve("gc of what is clean", await RunAsync("gc", "--results", results, "--keep", TinyExperiment.Spec), 0);
    }

    public void Dispose() => other.Dispose();

    private Task<Said> RunAsync(params string[] words) => Cgat.RunAsync(run.Tiny.Folder, words);

    private void Approve(string name, Said said, int exitCode)
    {
        Assert.Equal((exitCode, ""), (said.ExitCode, said.Error));
        Transcript.Equal("reproduction.txt", name, Masks.Of(said.Output, run.Tiny.Folder));
    }

    private static void CopyAll(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
