using System.Diagnostics;
using System.Globalization;

namespace CgAT.Bench;

/// <summary>Time and memory of a piece of work.</summary>
internal static class Measure
{
    /// <summary>The seconds of each of some repeats, after some that do not count.</summary>
    public static IReadOnlyList<double> Seconds(int warmUp, int repeats, Action work)
    {
        var seconds = new List<double>(repeats);
        for (var repeat = 0; repeat < warmUp + repeats; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            if (repeat >= warmUp)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return seconds;
    }

    public static double Median(IReadOnlyList<double> values) =>
        values.Order().ElementAt(values.Count / 2);

    /// <summary>
    /// How many MiB resident memory rose above where it was, at its peak in a piece of work; null where the system does
    /// not tell (Linux does).
    /// </summary>
    public static double? ExtraMemory(Action work)
    {
        const string reset = "/proc/self/clear_refs";
        if (!File.Exists(reset))
        {
            return null;
        }

        GC.Collect();
        File.WriteAllText(reset, "5"); // the peak becomes what is resident now
        var before = Status("VmRSS");
        work();
        return (Status("VmHWM") - before) / 1024;
    }

    /// <summary>
    /// How many MiB of memory were resident at the peak, since the start or since <see cref="ExtraMemory"/> was asked
    /// last; null where the system does not tell.
    /// </summary>
    public static double? PeakMemory() => File.Exists("/proc/self/status") ? Status("VmHWM") / 1024 : null;

    private static double Status(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(each => each.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(
            line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
