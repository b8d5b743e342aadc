using CgAT.Experiments.Results;
using CgAT.Experiments.Specs.Sweeps;

namespace CgAT.Experiments.Reports;

/// <summary>The runs that differ in their seeds alone: one defence at one point of a sweep.</summary>
internal sealed record SeedGroup
{
    private const int IdLength = 6;

    /// <summary>
    /// Defence and place in the sweep, told so that no other group of the experiment has the same label.
    /// </summary>
    public required string Label { get; init; }

    /// <summary>The runs by rising seeds, of which there is at least one.</summary>
    public required IReadOnlyList<ReportRun> Runs { get; init; }

    /// <summary>The row of the first run.</summary>
    public RunRow Row => Runs[0].Row;

    /// <summary>Whether the runs are of the network as hashing left it.</summary>
    public bool IsUndefended => Row.DefenseKind == "none";

    /// <summary>The clean MAP over the seeds, in [0, 1]; null where one has none.</summary>
    public double? Clean => Spread(run => run.Clean)?.Mean;

    /// <summary>The groups of some runs: by experiment, the undefended one first, then by defence and place.</summary>
    public static IReadOnlyList<SeedGroup> Of(IEnumerable<ReportRun> runs)
    {
        var groups = runs
            .GroupBy(run => (run.Row.Experiment, run.Row.Defense, run.WithoutSeed))
            .Select(group => group.OrderBy(run => run.Row.Seed).ToArray())
            .OrderBy(group => group[0].Row.Experiment, StringComparer.Ordinal)
            .ThenBy(group => group[0].Row.DefenseKind != "none")
            .ThenBy(group => group[0].Row.Defense, StringComparer.Ordinal)
            .ThenBy(group => group[0].Row.Axes, AxisOrder.Instance)
            .ThenBy(group => group[0].Row.RunId, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. groups.GroupBy(group => group[0].Row.Experiment).SelectMany(ofExperiment =>
            {
                var labels = Labels([.. ofExperiment.Select(group => group[0])]);
                return ofExperiment.Select((group, at) => new SeedGroup { Label = labels[at], Runs = group });
            }),
        ];
    }

    /// <summary>Where all runs have a value, the values seed by seed; null otherwise.</summary>
    public SeedSpread? Spread(Func<ReportRun, double?> valueOf)
    {
        var values = Runs.Select(valueOf).OfType<double>().ToArray();
        return values.Length == Runs.Count ? new SeedSpread(values) : null;
    }

    // Where all stand on an axis, or most of the defence, needs not be told.
    private static string[] Labels(IReadOnlyList<ReportRun> runs)
    {
        var told = runs.SelectMany(run => run.Row.Axes)
            .Where(axis => axis.Value is not null)
            .GroupBy(axis => axis.Column)
            .Where(axis => axis.Select(AxisText.Of).Distinct().Count() > 1)
            .SelectMany(axis => axis.Select(AxisText.Of))
            .ToHashSet();
        var usual = new UsualPlaces(runs.Select(run => run.Row));
        var labels = runs
            .Select(run => string.Join(", ", Told(run).Select(place => Own(place, run)).Prepend(run.Row.Defense)))
            .ToArray();

        // Two specs of one name leave nothing else to tell them apart.
        return
        [
            .. labels.Select((label, at) => labels.Count(other => other == label) == 1
                ? label
                : $"{label} [{runs[at].Row.RunId[..Math.Min(IdLength, runs[at].Row.RunId.Length)]}]"),
        ];

        IEnumerable<string> Told(ReportRun run) => run.Row.Axes
            .Where(axis => axis.Value is not null && !usual.Contains(run.Row, axis))
            .Select(AxisText.Of)
            .Where(told.Contains);
    }

    // A setting of the defence itself need not name it again.
    private static string Own(string place, ReportRun run)
    {
        var prefix = AxisNames.ColumnOf(run.Row.Defense) + "_";
        return place.StartsWith(prefix, StringComparison.Ordinal) ? place[prefix.Length..] : place;
    }
}
