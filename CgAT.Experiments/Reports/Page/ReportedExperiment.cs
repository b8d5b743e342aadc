using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports.Page;

/// <summary>An experiment as a report tells of it: its defences, and how robust each is.</summary>
internal sealed class ReportedExperiment
{
    private const int MostInFigures = 8;

    private ReportedExperiment(string results, string name, IReadOnlyList<SeedGroup> groups, RobustMeasure? robust)
    {
        (Results, Name, Groups, Robust) = (results, name, groups, robust);
        var maps = groups.SelectMany(group => group.Runs).SelectMany(run => run.Maps);
        Attacks = [.. maps.Where(row => row.Attack is not null).DistinctBy(row => row.Attack)];
        Places = ReportedPlace.All(results, groups, robust);
        Shown = ShownOf(Places);
    }

    /// <summary>The results folder.</summary>
    public string Results { get; }

    /// <summary>The name in the spec.</summary>
    public string Name { get; }

    /// <summary>Defences and their places in a sweep, the undefended first.</summary>
    public IReadOnlyList<SeedGroup> Groups { get; }

    /// <summary>The same by what can be held against each other; at least one place.</summary>
    public IReadOnlyList<ReportedPlace> Places { get; }

    /// <summary>How many runs there are.</summary>
    public int Runs => Groups.Sum(group => group.Runs.Count);

    /// <summary>What stands for robustness; null where nothing was attacked.</summary>
    public RobustMeasure? Robust { get; }

    /// <summary>A row of each attack, in the order of the tables.</summary>
    public IReadOnlyList<MetricRow> Attacks { get; }

    /// <summary>The labels of the attacks that stand in the spec itself.</summary>
    public IReadOnlyList<string> StandingAttacks =>
        [.. Attacks.Where(row => row.MemberOf is null).Select(row => row.Attack!)];

    /// <summary>The cut of the ranking, for titles.</summary>
    public string Metric => $"MAP@{ReportText.Count(Groups[0].Row.K)}";

    /// <summary>The groups that figures have room for: the undefended and the most robust ones of each place.</summary>
    public IReadOnlyList<SeedGroup> Shown { get; }

    /// <summary>The name of a defence's place for links and ids.</summary>
    public string Anchor { get; private init; } = "";

    /// <summary>The experiments of finished runs, by their names.</summary>
    public static IReadOnlyList<ReportedExperiment> All(string results, string? attack)
    {
        var runs = ReportRun.ReadAll(results);
        if (attack is not null && runs.SelectMany(run => run.Maps).All(row => row.Attack != attack))
        {
            throw ReportErrors.Unknown(
                results, "attack", attack, runs.SelectMany(run => run.Maps).Select(row => row.Attack).OfType<string>());
        }

        return
        [
            .. runs.GroupBy(run => run.Row.Experiment)
                .OrderBy(of => of.Key, StringComparer.Ordinal)
                .Select((of, at) => new ReportedExperiment(
                    results, of.Key, SeedGroup.Of(of), RobustMeasure.Of([.. of], attack)) { Anchor = $"e{at + 1}" }),
        ];
    }

    /// <summary>The MAP under attack of a group, in [0, 1]; null where a seed has none.</summary>
    public double? RobustOf(SeedGroup group) =>
        Robust is { } robust ? group.Spread(robust.ValueOf)?.Mean : null;

    // The first of each place, then the second of each, as long as there is room; in the order of all groups.
    private List<SeedGroup> ShownOf(IReadOnlyList<ReportedPlace> places)
    {
        var lists = places
            .Select(place => new[] { place.Undefended }.OfType<SeedGroup>().Concat(place.Ranked).Concat(place.Unranked))
            .Select(groups => groups.ToArray())
            .ToArray();
        var shown = Enumerable.Range(0, lists.Max(list => list.Length))
            .SelectMany(rank => lists.Where(list => rank < list.Length).Select(list => list[rank]))
            .Distinct()
            .Take(MostInFigures)
            .ToHashSet();
        return [.. Groups.Where(shown.Contains)];
    }
}
