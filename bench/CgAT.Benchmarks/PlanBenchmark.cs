using System.Diagnostics;
using System.Globalization;
using CgAT.Core.Numerics;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Benchmarks;

/// <summary>
/// How long it takes to read, expand, bind and plan ten thousand runs, all stage keys and the spec's id among it, in a
/// process that has done so before.
/// </summary>
internal static class PlanBenchmark
{
    private const int Times = 7;

    private static readonly NumericsContract Contract = new()
    {
        Device = "cpu",
        Threads = 2,
        Libtorch = "2.10.0",
        TorchSharp = "0.107.0",
        CpuCapability = "AVX2",
    };

    public static void Run(string specs)
    {
        var quickstart = Path.Combine(specs, "quickstart.toml");
        Measure(quickstart, "10,000 points, 100 hashings by 100 defences", Whole(1, 100), Lambdas(100));
        Measure(quickstart, "10,000 points that share no hashing", Whole(1, 1000), Dropouts(10));
        Measure(quickstart, "1,000 points, 5 seeds, 2 defences", Whole(1, 100), Epsilons(10), "seeds=[0,1,2,3,4]");
    }

    private static void Measure(string path, string what, string first, string second, params string[] settings)
    {
        var overrides = new SpecOverrides { Axes = [first, second], Set = settings };
        var times = new List<(double Read, double Plan, double Processor)>();
        ExperimentPlan plan;
        do
        {
            var start = Stopwatch.GetTimestamp();
            var processor = Environment.CpuUsage.TotalTime;
            var spec = SpecReader.Read(path, overrides).Require();
            var read = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            plan = Planner.Plan(spec, Contract);
            var all = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            times.Add((read, all - read, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds));
        }
        while (times.Count < Times);

        var totals = times.Select(time => time.Read + time.Plan).ToArray();
        var best = times.Skip(1).MinBy(time => time.Read + time.Plan);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {plan.Runs.Count} runs, {plan.Stages.Count} stages\n"
            + $"  first {totals[0]:0} ms, then {string.Join(" ", totals.Skip(1).Select(time => $"{time:0}"))} ms; "
            + $"of the best, reading {best.Read:0} ms and planning {best.Plan:0} ms, {best.Processor:0} ms of processor time"));
    }

    private static string Whole(int from, int count) =>
        $"hashing.bits={string.Join(',', Enumerable.Range(from, count))}";

    private static string Lambdas(int count) => Axis("defense.cgat.lambda", count, 1.0 / 64);

    private static string Dropouts(int count) => Axis("backbone.dropout", count, 1.0 / 128);

    private static string Epsilons(int count) => Axis("attack.center.epsilon", count, 1.0 / 255);

    private static string Axis(string path, int count, double step) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path}={string.Join(',', Enumerable.Range(1, count).Select(index => (index * step).ToString("R", CultureInfo.InvariantCulture)))}");
}
