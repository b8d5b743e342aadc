namespace CgAT.Experiments.Execution.Costs;

/// <summary>How fast the finished stages of a results folder went.</summary>
internal static class FinishedStages
{
    // Of each kind; names are hashes, so that the first ones in their order are a fair sample.
    private const int Most = 64;

    /// <summary>The speed of each class that has a stage that says how long it took and how much it was.</summary>
    public static Dictionary<SpeedClass, MeasuredSpeed> Speeds(string results)
    {
        var speeds = new Dictionary<SpeedClass, MeasuredSpeed>();
        var store = Path.Combine(results, "store");
        if (!Directory.Exists(store))
        {
            return speeds;
        }

        var kinds = Directory.EnumerateDirectories(store)
            .Order(StringComparer.Ordinal)
            .GroupBy(KindOf, StringComparer.Ordinal);
        foreach (var kind in kinds.Where(kind => !kind.Key.StartsWith('.')))
        {
            foreach (var manifest in kind.Take(Most).Select(ManifestFile.TryRead))
            {
                if (manifest is { SpeedClass: { } known, Timing.Work: { } work })
                {
                    speeds.TryAdd(known, new MeasuredSpeed());
                    speeds[known].Add(kind.Key, manifest.Timing.WallSeconds, work);
                }
            }
        }

        return speeds;
    }

    private static string KindOf(string folder)
    {
        var name = Path.GetFileName(folder);
        return name[..Math.Max(0, name.LastIndexOf('-'))];
    }
}
