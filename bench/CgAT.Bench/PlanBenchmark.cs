using System.Diagnostics;
using System.Globalization;
using CgAT.Core.Numerics;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Bench;

/// <summary>
/// How long it takes to read, expand, bind and plan ten thousand runs, all stage keys and the spec's id among it: the
/// first time, and the best of some in a process that has done so before.
/// </summary>
internal static class PlanBenchmark
{
    private static readonly NumericsContract Contract = new()
    {
        Device = "cpu",
        Threads = 2,
        Libtorch = "2.10.0",
        TorchSharp = "0.107.0",
        CpuCapability = "AVX2",
    };

    public static IReadOnlyDictionary<string, object> Run(Options options)
    {
        var path = options.Text("spec", "specs/quickstart.toml");
        var repeats = options.Whole("repeats", 6);
        return new Dictionary<string, object>
        {
            ["hundred_hashings_by_hundred_defenses"] = Of(path, repeats, Whole(100), Axis("defense.cgat.lambda", 100, 64)),
            ["no_hashing_shared"] = Of(path, repeats, Whole(1000), Axis("backbone.dropout", 10, 128)),
            ["five_seeds"] = Of(
                path, repeats, Whole(100), Axis("attack.center.epsilon", 10, 255), "seeds=[0,1,2,3,4]"),
        };
    }

    private static Dictionary<string, object> Of(
        string path, int repeats, string first, string second, params string[] settings)
    {
        var overrides = new SpecOverrides { Axes = [first, second], Set = settings };
        var times = new List<(double Read, double All, double Processor)>();
        ExperimentPlan plan;
        do
        {
            var start = Stopwatch.GetTimestamp();
            var processor = Environment.CpuUsage.TotalTime;
            var spec = SpecReader.Read(path, overrides).Require();
            var read = Stopwatch.GetElapsedTime(start).TotalSeconds;
            plan = Planner.Plan(spec, Contract);
            var all = Stopwatch.GetElapsedTime(start).TotalSeconds;
            times.Add((read, all, (Environment.CpuUsage.TotalTime - processor).TotalSeconds));
        }
        while (times.Count <= repeats);

        var best = times.Skip(1).MinBy(time => time.All);
        return new Dictionary<string, object>
        {
            ["runs"] = plan.Runs.Count,
            ["stages"] = plan.Stages.Count,
            ["first"] = times[0].All,
            ["best"] = best.All,
            ["best_read"] = best.Read,
            ["best_processor"] = best.Processor,
        };
    }

    private static string Whole(int count) => $"hashing.bits={string.Join(',', Enumerable.Range(1, count))}";

    private static string Axis(string path, int count, double parts)
    {
        var values = Enumerable.Range(1, count)
            .Select(index => (index / parts).ToString("R", CultureInfo.InvariantCulture));
        return $"{path}={string.Join(',', values)}";
    }
}
