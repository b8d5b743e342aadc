namespace CgAT.Experiments.Reports;

/// <summary>
/// Where runs stand in a sweep but for their defences' own settings: only what stands at one place can be held against
/// each other. A run that met some of the attacks of a place, as one of an older spec did, stands there too.
/// </summary>
internal sealed class RunPlaces
{
    private readonly Dictionary<(string Settings, string Digest), int> _places = [];

    /// <summary>The places of some runs, in the order in which they come up.</summary>
    public RunPlaces(IEnumerable<ReportRun> runs)
    {
        Met[] met = [.. runs.DistinctBy(Key).Select(run => new Met(run))];
        var whole = met.Where(run => !met.Any(run.IsPartOf)).DistinctBy(run => run.Place).ToList();
        foreach (var run in met)
        {
            _places[run.Key] = whole.FindIndex(other => run.Place == other.Place || run.IsPartOf(other));
        }

        Count = whole.Count;
    }

    /// <summary>How many places there are.</summary>
    public int Count { get; }

    /// <summary>The place of a run, from 0; null where it is none of those that the places are of.</summary>
    public int? Of(ReportRun run) => _places.TryGetValue(Key(run), out var place) ? place : null;

    private static (string Settings, string Digest) Key(ReportRun run) => (run.Row.Settings, run.Row.DatasetDigest);

    private sealed class Met(ReportRun run)
    {
        private readonly IReadOnlyList<string> _attacks = run.Attacks;
        private readonly string _settings = run.WithoutDefenseAndAttacks;

        public (string Settings, string Digest) Key { get; } = RunPlaces.Key(run);

        public (string Settings, string Digest, string Attacks) Place =>
            (_settings, Key.Digest, string.Join('\n', _attacks.Order(StringComparer.Ordinal)));

        public bool IsPartOf(Met other) =>
            (_settings, Key.Digest) == (other._settings, other.Key.Digest)
            && _attacks.Count < other._attacks.Count
            && _attacks.All(other._attacks.Contains);
    }
}
