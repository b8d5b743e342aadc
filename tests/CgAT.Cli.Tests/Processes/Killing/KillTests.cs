using System.Globalization;
using Xunit.Abstractions;

namespace CgAT.Cli.Tests.Processes.Killing;

/// <summary>
/// <c>kill -9</c> of a whole program, workers and all, at random points: whatever is killed when, the same command
/// comes to the tables of a sweep that nothing befell. <c>eng/kill-test</c> kills more often and at other points.
/// </summary>
public sealed class KillTests(KilledSweep sweep, ITestOutputHelper output) : IClassFixture<KilledSweep>
{
    private static long Seed => Number("CGAT_KILL_SEED") ?? 4;

    [LinuxFact]
    public Task A_sweep_that_is_killed_and_resumed_again_and_again_comes_to_equal_tables() =>
        KillAsync(runners: 1, Number("CGAT_KILLS") ?? 25);

    [LinuxFact]
    public Task Three_runners_on_one_store_that_are_killed_and_restarted_come_to_equal_tables() =>
        KillAsync(runners: 3, Number("CGAT_KILLS") ?? 50);

    private async Task KillAsync(int runners, int count)
    {
        var kills = new Kills(count);
        var points = Enumerable.Range(0, runners).Select(runner => new KillPoints(Seed, $"runner {runner}")).ToList();
        var sweeps = 0;
        while (kills.AreLeft)
        {
            using var results = new TemporaryFolder();
            await Task.WhenAll(points.Select(each => Task.Factory.StartNew(
                () => sweep.Run(results.Path, each, kills),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            await sweep.RequireFinishedAsync(results.Path);
            sweeps++;
        }

        var places = kills.Made.CountBy(place => place).OrderBy(each => each.Key).ToList();
        output.WriteLine($"{kills.Made.Count} kills in {sweeps} sweeps: {string.Join(", ", places)}");
        Assert.Equal(count, kills.Made.Count);
        Assert.Equal(Enum.GetValues<KillPlace>(), places.Select(each => each.Key));
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
