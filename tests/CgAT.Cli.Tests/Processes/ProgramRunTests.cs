using System.Globalization;
using System.Text.Json;
using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

public sealed class ProgramRunTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private static readonly string[] Stages =
    [
        "1/9 warm-up",
        "2/9 hashing dpsh 8 bits",
        "3/9 encode (none)",
        "4/9 attack center (none)",
        "5/9 evaluate (none)",
        "6/9 defence cgat",
        "7/9 encode (cgat)",
        "8/9 attack center (cgat)",
        "9/9 evaluate (cgat)",
    ];

    private string Folder => run.Tiny.Folder;

    [Fact]
    public void A_run_exits_with_0_and_tells_of_each_stage_on_the_error_stream()
    {
        Assert.Equal(0, run.Said.ExitCode);
        Assert.StartsWith("tiny: 2 runs, 9 stages, 0 finished before; spec ", run.Said.Error, StringComparison.Ordinal);
        Assert.Equal(Stages, run.Said.ErrorLines.Skip(1).Where(line => !line.StartsWith(' ')));
        var ends = run.Said.ErrorLines.Where(line => line.StartsWith("  done in ", StringComparison.Ordinal)).ToList();
        Assert.Equal(9, ends.Count);
        Assert.All(
            ends[..8],
            end => Assert.Matches(@"^  done in [0-9.]+ s(  loss -?[0-9.]+)?  \(about [0-9a-z ]+ left in all\)$", end));
        Assert.Matches(@"^  done in [0-9.]+ s  \([0-9a-z. ]+ in all\)$", ends[8]);
    }

    [Fact]
    public void The_table_stands_on_the_standard_output_and_says_where_the_tables_are()
    {
        Assert.Equal(["defence", "clean", "gain", "center", "16/255", "gain"], Words(run.Said.OutputLines[0]));
        Assert.Equal("none", Words(run.Said.OutputLines[2])[0]);
        Assert.Equal("cgat", Words(run.Said.OutputLines[3])[0]);
        Assert.All(run.Said.OutputLines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.Contains("tables   results/{runs,training,metrics,queries,checks,timings}/*.parquet", run.Said.OutputLines);
        Assert.All(
            ["runs", "training", "metrics", "queries", "checks", "timings"],
            table => Assert.Equal(2, Directory.GetFiles(run.Tiny.Below("results", table), "*.parquet").Length));
    }

    [Fact]
    public async Task A_second_run_has_nothing_to_do_and_prints_the_same_table()
    {
        var again = await RunAsync();

        Assert.Equal(0, again.ExitCode);
        Assert.Equal("nothing to do: every stage and table is there", again.OutputLines[0]);
        Assert.Equal(run.Said.OutputLines, again.OutputLines.Skip(1));
        Assert.StartsWith("tiny: 2 runs, 9 stages, 9 finished before; spec ", again.Error, StringComparison.Ordinal);
        Assert.Single(again.ErrorLines);
    }

    [Fact]
    public async Task Quiet_says_nothing_on_the_error_stream()
    {
        var quiet = await RunAsync("--quiet", "--results", "quiet");

        Assert.Equal((0, ""), (quiet.ExitCode, quiet.Error));
        Assert.Equal(run.Said.OutputLines.Take(6), quiet.OutputLines.Take(6));
    }

    [Fact]
    public async Task Json_is_one_object_with_all_metrics_of_all_runs_and_nothing_else()
    {
        var said = await RunAsync("--json");
        using var json = JsonDocument.Parse(said.Output);
        var runs = json.RootElement.GetProperty("runs").EnumerateArray().ToList();

        Assert.Equal(0, said.ExitCode);
        Assert.Equal("tiny", json.RootElement.GetProperty("experiment").GetString());
        Assert.Equal(["none", "cgat"], runs.Select(each => each.GetProperty("defense").GetString()));
        Assert.All(runs, each =>
        {
            Assert.Matches("^[0-9a-f]{16}$", each.GetProperty("run_id").GetString());
            Assert.Contains(each.GetProperty("run_id").GetString() ?? "-", run.Said.Output, StringComparison.Ordinal);
            Assert.Equal("dpsh", each.GetProperty("hashing").GetString());
            Assert.Equal((8, 3), (each.GetProperty("bits").GetInt32(), each.GetProperty("seed").GetInt32()));
            var metrics = each.GetProperty("metrics").EnumerateArray().ToList();
            Assert.Equal(
                [("map_at_k", null), ("map", null), ("map_at_k", "center"), ("map", "center")],
                metrics.Select(metric => (Text(metric, "metric"), Text(metric, "attack")))
                    .Where(metric => metric.Item1 is "map_at_k" or "map"));
            Assert.All(metrics.Where(metric => Text(metric, "metric") is "map_at_k" or "map"), RequireMetric);
        });
    }

    [Fact]
    public async Task The_table_shows_the_values_of_the_json()
    {
        using var json = JsonDocument.Parse((await RunAsync("--json", "--quiet")).Output);
        var runs = json.RootElement.GetProperty("runs").EnumerateArray().ToList();
        double Value(int of, int metric, string key) => runs[of].GetProperty("metrics").EnumerateArray()
            .Where(row => Text(row, "metric") == "map_at_k").ElementAt(metric).GetProperty(key).GetDouble();
        string Percent(double value) => (100 * value).ToString("0.0", CultureInfo.InvariantCulture);

        Assert.All([0, 1], of => Assert.All([0, 1], metric => Assert.Contains(
            $"{Percent(Value(of, metric, "value"))}  "
                + $"[{Percent(Value(of, metric, "interval_low"))}, {Percent(Value(of, metric, "interval_high"))}]",
            run.Said.OutputLines[2 + of],
            StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Other_seeds_are_other_runs()
    {
        var said = await RunAsync("--json", "--seeds=4,5", "--results", "seeds");
        using var json = JsonDocument.Parse(said.Output);

        Assert.Equal(
            [4, 4, 5, 5],
            json.RootElement.GetProperty("runs").EnumerateArray().Select(each => each.GetProperty("seed").GetInt32()));
        Assert.Contains("tiny: 4 runs, 18 stages, 0 finished before", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_what_is_finished_and_what_is_to_do()
    {
        var finished = await Cgat.RunAsync(Folder, "plan", TinyExperiment.Spec);
        var before = await Cgat.RunAsync(Folder, "plan", TinyExperiment.Spec, "--results", "none");

        Assert.Equal((0, "", 0, ""), (finished.ExitCode, finished.Error, before.ExitCode, before.Error));
        Transcript.Equal("plan.txt", "finished", Masks.OfPlan(finished.Output, Folder));
        Transcript.Equal("plan.txt", "to do", Masks.OfPlan(before.Output, Folder));
        Assert.False(Directory.Exists(run.Tiny.Below("none")));
    }

    [Fact]
    public async Task A_plan_of_something_new_says_how_long_it_takes_by_what_is_finished()
    {
        var said = await Cgat.RunAsync(Folder, "plan", TinyExperiment.Spec, "--set", "attack[0].iterations=3");

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Transcript.Equal("plan.txt", "another attack", Masks.OfPlan(said.Output, Folder));
    }

    [Fact]
    public async Task Validation_says_what_a_spec_holds_and_computes_nothing()
    {
        var said = await Cgat.RunAsync(Folder, "validate", TinyExperiment.EndlessSpec);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Equal(
            "endless.toml is valid: 2 runs; 12 queries, 60 database, 40 training images; spec ID\n",
            Masks.Of(said.Output, Folder));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string? Text(JsonElement metric, string key) => metric.GetProperty(key).GetString();

    private static void RequireMetric(JsonElement metric)
    {
        double Number(string key) => metric.GetProperty(key).GetDouble();
        Assert.Equal(Text(metric, "metric") == "map" ? null : "20", metric.GetProperty("k").ToString() is { Length: > 0 } k ? k : null);
        Assert.Equal(12, metric.GetProperty("n").GetInt32());
        Assert.InRange(Number("value"), Number("tie_worst"), Number("tie_best"));
        Assert.InRange(Number("value_stable"), Number("tie_worst"), Number("tie_best"));
        Assert.InRange(Number("value"), Number("interval_low"), Number("interval_high"));
        Assert.Equal(JsonValueKind.Null, metric.GetProperty("reason").ValueKind);
    }

    private Task<Said> RunAsync(params string[] options) =>
        Cgat.RunAsync(Folder, ["run", TinyExperiment.Spec, .. options]);
}
